import type { Answers } from '../../packages/node/src/intake/report/answers.ts';
import type { Db } from '../../packages/node/src/system/database.ts';
import type { NetworkNode } from '../network.ts';
import { people } from '../people.ts';
import { WORKER } from './tested-nodes.ts';

/** Answers of somebody who is complete and short. */
function answersOf(changes: Partial<Answers> = {}): Answers {
  return {
    about: 'DISCRIMINATION',
    want: 'COMPLAINT',
    story: 'Zij kreeg de woning niet.',
    place: 'HERE',
    elsewhere: '',
    lives: 'YES',
    setting: 'HOUSING',
    when: 'vorige week',
    ongoing: false,
    ground: ['ORIGIN'],
    anonymity: 'ANON_FULL',
    contact: null,
    role: 'SELF',
    notice: false,
    earlier: null,
    ...changes,
  };
}

/** So many of the same filing; the first `closed` of them are handled to the end. */
export interface Batch {
  count: number;
  closed: number;
  answers: Partial<Answers>;
}

/** Files and handles at a town, at the time that its clock shows. */
export async function playCases(town: NetworkNode, batches: readonly Batch[]): Promise<void> {
  const crew = people();
  for (const { count, closed, answers } of batches) {
    for (let at = 0; at < count; at += 1) {
      const filing = { answers: answersOf(answers), language: 'nl', channel: 'WEB' };
      const { caseId } = await crew.file(town, filing);
      if (at >= closed) continue;
      const { ground, setting } = filing.answers;
      const coding = { grounds: ground, domain: setting, natures: [], handlings: ['REGISTER'] };
      for (const move of [
        { act: 'take' as const },
        { act: 'code' as const, ...coding },
        { act: 'close' as const, outcomes: ['SOLVED'] },
      ]) {
        await crew.act(town, WORKER.login, { caseId, move });
      }
    }
  }
}

/** A queued message as it lies in a point's outbox. */
export interface Queued extends Record<string, unknown> {
  jti: string;
  envelope: string;
  digest: string;
  state: string;
  attempts: number;
  refusal: string | null;
  receipt: string | null;
  next_attempt_at: Date;
}

/** Everything that a point has queued, in order. */
export async function outboxOf(db: Db): Promise<Queued[]> {
  return db.execute<Queued>(
    `select jti, envelope, digest, state, attempts, refusal, receipt, next_attempt_at
      from outbox order by created_at, jti`,
  );
}

/** What a coordinator has stored, as numbers of rows and the receipts that it gave. */
export interface Stored {
  messages: number;
  releases: number;
  cells: number;
  receipts: string[];
}

export async function storedAt(db: Db): Promise<Stored> {
  const [row] = await db.execute<Stored & Record<string, unknown>>(`select
    (select count(*)::int from inbox) as messages,
    (select count(*)::int from gathered_releases) as releases,
    (select count(*)::int from gathered_cells) as cells,
    array(select receipt from inbox order by received_at, jti) as receipts`);
  if (!row) throw new Error('No row');
  return row;
}
