import type { Db } from '../../system/database.ts';
import { listLetters } from '../letters/letters.ts';
import type { Copied } from './copied.ts';

/** What was written to others about the reporter: to whom, when and what. */
export async function lettersPart(db: Db, { case: row, open }: Copied) {
  const all = await listLetters(db, { caseId: row.id, filingKey: open.filingKey });
  return all.map(({ at, by, to, address, language, text }) => {
    return { at: at.toISOString(), by, to, address, language, text };
  });
}
