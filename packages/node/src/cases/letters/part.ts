import { z } from '@hono/zod-openapi';
import type { Db } from '../../system/database.ts';
import type { OpenCase } from '../read.ts';
import { listLetters } from './letters.ts';

/** On the page of a case: letters that were written for it. */
export const lettersShape = {
  letters: z.array(
    z.object({
      id: z.string(),
      partyId: z.string(),
      at: z.string(),
      by: z.string().nullable(),
      to: z.string(),
      address: z.string(),
      language: z.string(),
      text: z.string(),
    }),
  ),
};

/** @throws SealBroken */
export async function lettersPart(db: Db, { case: it, open }: OpenCase) {
  const all = await listLetters(db, { caseId: it.id, filingKey: open.filingKey });
  return {
    letters: all.map(({ id, partyId, at, by, to, address, language, text }) => {
      return { id, partyId, at: at.toISOString(), by, to, address, language, text };
    }),
  };
}
