import { notePlace } from '../../cases/note-place.ts';
import type { OnCase } from '../../cases/on-case.ts';
import { insertJournal, lockCase, updateCase } from '../../cases/store.ts';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import type { OpenBox } from '../../vault/box.ts';
import { sealText } from '../../vault/seal.ts';
import { today } from '../days.ts';
import { LINE_MAX, type Line } from './line.ts';
import { rewrite } from './lines.ts';

/** What came of calling somebody for a case. */
interface Contact {
  readonly lineId: string;
  /** Whether they were reached: then number and name are right as well. */
  readonly reached: boolean;
  /** What the next colleague should know of them; nothing of the case. */
  readonly learned: string;
}

/**
 * Notes that a short line was used for a case: the line gets its day and what was learned, the
 * history of the case gets the name. Nothing is counted for who called.
 * @throws Refusal not-found; too-large when the note of the line has no more room
 */
export async function noteContact(db: Db, it: OnCase & { box: OpenBox }, contact: Contact) {
  const { caseId, accountId, now } = it;
  await db.transaction(async (tx) => {
    const current = await lockCase(tx, caseId);
    if (!current) throw new Refusal('not-found');
    const change = (line: Line) => afterContact(line, contact, { accountId, day: today(now) });
    const line = await rewrite(tx, it, { id: contact.lineId, act: 'line-used', change });
    const by = { at: now, actorId: accountId };
    const text = [line.name, line.agency].filter(Boolean).join(', ');
    const sealedNote = await sealText(it.filingKey, notePlace(caseId, by), text);
    const act = contact.reached ? 'line-used' : 'line-tried';
    const states = { fromState: null, toState: null };
    await insertJournal(tx, { caseId, ...by, act, ...states, sealedNote });
    await updateCase(tx, current, {});
  });
}

/** The line after a contact: richer by it. @throws Refusal too-large */
function afterContact(
  line: Line,
  { reached, learned }: Contact,
  { accountId, day }: { accountId: string; day: string },
): Line {
  const note = [line.note, learned.trim()].filter(Boolean).join('\n');
  if ([...note].length > LINE_MAX.note) throw new Refusal('too-large');
  if (!reached) return { ...line, note };
  const knownBy = [...new Set([...line.knownBy, accountId])];
  return { ...line, note, knownBy, verifiedOn: day, lastContactOn: day };
}
