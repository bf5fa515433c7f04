import { dayIn } from '@nabij/protocol';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { lengthOf } from '../../system/text-length.ts';
import type { News } from '../acts.ts';
import { keepMessage } from '../conversation.ts';
import { lockCase } from '../store.ts';
import { changed, lockOpen, TERM_NOTE_MAX, type TermChanger, termFor } from './change-term.ts';
import { movesOf } from './may-change.ts';
import { sealTermNote } from './note-place.ts';
import { changeById, insertChange, moveErasure } from './store.ts';
import { ERASURE, type Term } from './terms.ts';

/** Where a letter still has to say why. */
const UNSAID = '[…]';

/** A term that is to end later, and what the reporter is told of it. */
export interface Extension {
  /** Made where it is typed, so that sending twice puts off once; also the id of the message. */
  readonly id: string;
  readonly term: string;
  /** The new last day, `YYYY-MM-DD`. */
  readonly until: string;
  /** `law`: as far as the law lets. `consent`: further, as the reporter agreed in writing. */
  readonly basis: 'law' | 'consent';
  /** How and when they agreed; needed where that is the basis. */
  readonly consent: string | null;
  /** The letter. */
  readonly text: string;
}

/**
 * Puts a term off, with the letter that tells the reporter why and until when, both or neither.
 * Only before it ends, and once it has ended only the law's other ways are left (Awb 9:11, Wkkgz
 * 17(2), Bestuursdecreet II.83, GDPR 12(3)).
 * @throws Refusal not-found; move-not-allowed for a case that has ended; extension-not-allowed
 *   after the last day, beyond what the law lets, or where the law lets nothing; reason-required
 *   for a consent that does not say how it was given, and a letter that does not say why; request-invalid; changed-meanwhile
 */
export async function extendTerm(
  db: Db,
  by: TermChanger & { news?: News | undefined },
  wanted: Extension,
): Promise<void> {
  const { id, term, until, basis } = wanted;
  if (wanted.text.includes(UNSAID)) throw new Refusal('reason-required');
  const note = basis === 'consent' ? wanted.consent?.trim() || null : null;
  if (basis === 'consent' && note === null) throw new Refusal('reason-required');
  if (note && lengthOf(note) > TERM_NOTE_MAX) throw new Refusal('request-invalid');
  await db.transaction(async (tx) => {
    // who asked to be erased is told of a delay also where the case has ended
    const locked = term === ERASURE ? lockCase : lockOpen;
    const current = await locked(tx, by.caseId);
    if (!current) throw new Refusal('not-found');
    if (await isDone(tx, by, wanted)) return;
    const today = dayIn(by.country, by.now);
    checkExtension(await termFor(tx, by, term), wanted, today);
    const { caseId, accountId, filingKey, now: at } = by;
    const made = { id, caseId, kind: 'extension', term, fromOn: today, untilOn: until } as const;
    const row = { ...made, basis, reason: null, setBy: accountId, at, takenBackAt: null };
    await insertChange(tx, { ...row, sealedNote: await sealTermNote(filingKey, row, note) });
    await tellReporter(tx, by, wanted);
    if (term === ERASURE) await moveErasure(tx, caseId, until);
    await changed(tx, by, { current, journal: 'term-extend', audit: 'term-extended', term });
  });
}

/** Whether a letter may put a term off to a day. @throws Refusal extension-not-allowed */
export function checkExtension(
  term: Term | 'open',
  { until, basis }: Pick<Extension, 'until' | 'basis'>,
  today: string,
): void {
  const not = new Refusal('extension-not-allowed');
  if (term === 'open' || !movesOf(term, today).includes(basis)) throw not;
  if (until <= term.due) throw not;
  if (basis === 'law' && until > (term.longest ?? term.due)) throw not;
}

async function tellReporter(
  tx: Db,
  by: TermChanger & { news?: News | undefined },
  { id, text }: Extension,
): Promise<void> {
  const { caseId, accountId, filingKey, now } = by;
  const from = { sender: 'worker', accountId } as const;
  await keepMessage(tx, { id, caseId, text: text.trim(), filingKey, now }, from);
  await by.news?.(tx, by);
}

/** Whether this very extension was made before. @throws Refusal changed-meanwhile for another */
async function isDone(tx: Db, { caseId }: TermChanger, wanted: Extension): Promise<boolean> {
  const before = await changeById(tx, wanted.id);
  if (!before) return false;
  const { term, untilOn, kind } = before;
  const isSame = before.caseId === caseId && kind === 'extension' && term === wanted.term;
  if (!isSame || untilOn !== wanted.until) throw new Refusal('changed-meanwhile');
  return true;
}
