import { randomUUID } from 'node:crypto';
import { isLanguage, loadTexts } from '../../intake/texts.ts';
import type { Db } from '../../system/database.ts';
import type { Actor } from '../acts.ts';
import { keepMessage } from '../conversation.ts';

/** What the point itself writes to a reporter when something moves: `moves.*` of their texts. */
export type Sentence =
  | 'handedOn'
  | 'merged'
  | 'unmerged'
  | 'closedToo'
  | 'refusedToo'
  | 'split'
  | 'splitNew';

/** Whose case, in which language, and who did what they are told of. */
export type Told = Pick<Actor, 'caseId' | 'accountId' | 'filingKey' | 'now' | 'language' | 'news'>;

/** Writes to the reporter in their language, as a message in the case, and tells that there is news. */
export async function tell(
  tx: Db,
  of: Told,
  { sentence, ...values }: { sentence: Sentence; name?: string; reason?: string; code?: string },
): Promise<void> {
  const { caseId, filingKey, now, accountId } = of;
  const language = isLanguage(of.language) ? of.language : 'nl';
  const text = loadTexts()(language).t(`moves.${sentence}`, values);
  const message = { id: randomUUID(), caseId, filingKey, now, text };
  await keepMessage(tx, message, { sender: 'worker', accountId });
  await of.news?.(tx, { caseId, filingKey, now });
}
