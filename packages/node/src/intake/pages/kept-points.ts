import { keptHere } from '../../cases/retention/kept.ts';
import type { Db } from '../../system/database.ts';
import type { Texts } from '../texts.ts';
import { keptWords } from './kept-words.ts';

const REQUESTS = ['REPORT', 'COMPLAINT'] as const;

/** How long this town keeps reports; none where the database does not say, so that the page opens. */
export async function keptPoints(db: Db, texts: Texts): Promise<string[]> {
  try {
    return await Promise.all(
      REQUESTS.map(async (request) => {
        const term = keptWords(texts, await keptHere(db, { request }));
        return texts.t(`privacy.kept.${request}`, { term });
      }),
    );
  } catch {
    return [];
  }
}
