import { type Envelope, isPeriod, type ProblemCode } from '@nabij/protocol';
import { audit } from '../../access/audit/audit.ts';
import type { NoteRefusal } from '../../federation/receive.ts';
import type { Db } from '../../system/database.ts';
import { notedSince } from './store.ts';

const DAY = 86_400_000;
/** A member that sends nonsense all day fills no log. */
const MOST_A_DAY = 20;

/** For a while only: it comes again by itself, and the page of members says who is suspended. */
const PASSING: readonly ProblemCode[] = ['issuer-suspended'];

/**
 * Keeps in the audit log that something of a town was refused: of which quarter and why, and
 * nothing of what it said. Only what a member's key has signed comes here; the same once a day.
 */
export function refusalNoter(db: Db): NoteRefusal {
  return async ({ message, problem, now }) => {
    if (PASSING.includes(problem)) return;
    const subject = `${message.iss} ${periodIn(message) ?? '-'} ${problem}`;
    const since = new Date(now.getTime() - DAY);
    const noted = await notedSince(db, { iss: message.iss, since });
    if (noted.includes(subject) || noted.length >= MOST_A_DAY) return;
    await audit(db, { at: now, actor: { kind: 'node' }, act: 'release-refused', subject });
  };
}

function periodIn({ type, body }: Envelope): string | undefined {
  return type === 'release' && isPeriod(body.period) ? body.period : undefined;
}
