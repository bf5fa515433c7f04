import { keptBy } from '../../cases/retention/kept.ts';
import { rules } from '../../cases/retention/retention.ts';
import type { Db } from '../../system/database.ts';
import type { Texts } from '../texts.ts';
import { keptWords } from './kept-words.ts';

const REQUESTS = ['REPORT', 'COMPLAINT'] as const;

/** How long this town keeps reports; none where the database does not say, so that the page opens. */
export async function keptPoints(db: Db, texts: Texts): Promise<string[]> {
  try {
    const known = await rules(db);
    return REQUESTS.map((request) => {
      const term = keptWords(texts, keptBy(known, { request }));
      return texts.t(`privacy.kept.${request}`, { term });
    });
  } catch {
    return [];
  }
}
