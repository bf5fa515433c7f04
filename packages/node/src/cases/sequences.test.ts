import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FiledCase, filedCase, type Wanted, wantedFor } from '../../../../test/filed-case.ts';
import { addAccount, type TestPoint, testPoint, WORKER } from '../../../../test/point.ts';
import { Refusal } from '../system/problem.ts';
import {
  ACTS,
  type ActName,
  isEnded,
  type ReportersAct,
  type State,
  WORKFLOW,
} from './workflow.ts';

let point: TestPoint;
let colleague: string;

beforeAll(async () => {
  point = await testPoint();
  ({ accountId: colleague } = await addAccount(point, { ...WORKER, login: 'ben', role: 'worker' }));
});
afterAll(() => point.drop());

interface Step {
  act: (typeof ALONE)[number];
  byColleague: boolean;
}

/** Acts that need a second case have tests of their own. */
const ALONE = ACTS.filter((act) => act !== 'merge' && act !== 'unmerge' && act !== 'split');

const steps = fc.array(fc.record({ act: fc.constantFrom(...ALONE), byColleague: fc.boolean() }), {
  minLength: 1,
  maxLength: 12,
});

function wanted(act: Exclude<(typeof ALONE)[number], ReportersAct>): Wanted {
  if (act === 'hand-on') return { act, to: colleague, note: 'Jij kent hen.', stay: true };
  if (act === 'support' || act === 'unsupport') return { act, accountId: colleague };
  return wantedFor(act);
}

/** Does it, whoever may: what is refused is no move. */
async function tried(filed: FiledCase, { act, byColleague }: Step): Promise<boolean> {
  try {
    if (act === 'answer') await filed.answers('Hallo.');
    else if (act === 'withdraw') await filed.withdraws();
    else if (act === 'resume') await filed.resumes();
    else await filed.does(wanted(act), byColleague ? colleague : undefined);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** Where the table says that an act leads. */
function leadsTo(before: { state: State; ownerId: string | null }, act: ActName) {
  const to = WORKFLOW.find((row) => row.act === act && row.from.includes(before.state))?.to;
  if (to === 'stays') return before.state;
  if (to === 'returns') return before.ownerId ? 'IN_PROGRESS' : 'RECEIVED';
  // withdrawn twice is withdrawn once
  return to ?? (act === 'withdraw' && before.state === 'WITHDRAWN' ? 'WITHDRAWN' : undefined);
}

async function countedAs(measure: string): Promise<number> {
  const [row] = await point.db.execute<{ n: number }>(
    sql`select count(*)::int as n from tallies where measure = ${measure}`,
  );
  return row?.n ?? 0;
}

it('whatever is tried, a case goes where the table says, and ends in the count once', async () => {
  const follows = async (sequence: Step[]) => {
    await point.db.execute(sql`delete from tallies`);
    const filed = await filedCase(point);
    let ended = false;
    for (const step of sequence) {
      const before = await filed.row();
      const done = await tried(filed, step);
      const after = await filed.row();
      expect(after.state).toBe(done ? leadsTo(before, step.act) : before.state);
      ended ||= isEnded(after.state);
      expect(after.closedAt !== null).toBe(ended);
    }
    expect(await countedAs('received')).toBe(1);
    expect(await countedAs('closed')).toBe(ended ? 1 : 0);
  };
  await fc.assert(fc.asyncProperty(steps, follows), { numRuns: 25 });
});
