import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseIn, type FiledCase, wantedFor } from '../../../../test/filed-case.ts';
import { addAccount, type TestPoint, testPoint, WORKER } from '../../../../test/point.ts';
import { movesFor } from './act.ts';
import { ACTS, type ActName, isEnded, nextState, STATES, WORKFLOW } from './workflow.ts';

let point: TestPoint;
let colleague: string;

beforeAll(async () => {
  point = await testPoint();
  ({ accountId: colleague } = await addAccount(point, { ...WORKER, login: 'ben', role: 'worker' }));
});
afterAll(() => point.drop());

/** Everything that an act could have changed. */
async function everything(filed: FiledCase): Promise<unknown> {
  const rows = await point.db.execute(sql`select
    (select c::text from cases c where id = ${filed.id}) as case_row,
    (select coalesce(string_agg(j::text, ';' order by id), '') from journal j where case_id = ${filed.id}) as journal,
    (select coalesce(string_agg(m::text, ';' order by id), '') from messages m where case_id = ${filed.id}) as messages,
    (select count(*)::int from tallies) as tallies`);
  return rows[0];
}

/** The expected state after an act, read from the table and not from the code that uses it. */
function expected(state: (typeof STATES)[number], name: ActName) {
  const move = WORKFLOW.find((row) => row.act === name && row.from.includes(state));
  // every ended case of this test has somebody, to whom it returns
  if (move?.to === 'returns') return 'IN_PROGRESS';
  return move && (move.to === 'stays' ? state : move.to);
}

async function doAct(filed: FiledCase, name: ActName): Promise<void> {
  if (name === 'answer') return filed.answers('Ik ben er nog.');
  if (name === 'withdraw') return filed.withdraws();
  if (name === 'resume') return filed.resumes();
  // a case that somebody has is taken over by a colleague
  const { ownerId } = await filed.row();
  return filed.does(wantedFor(name), name === 'take' && ownerId ? colleague : undefined);
}

describe('the table', () => {
  it('has one row at most for a state and an act', () => {
    for (const state of STATES) {
      for (const name of ACTS) {
        const rows = WORKFLOW.filter((row) => row.act === name && row.from.includes(state));
        expect(rows.length).toBeLessThanOrEqual(1);
      }
    }
  });

  it('lets a reporter write in every state, and never ends a case by it', () => {
    for (const state of STATES) {
      const to = nextState(state, 'answer');
      expect(to).toBeDefined();
      expect(to && isEnded(to)).toBe(isEnded(state));
    }
  });

  it('leads from every state to an end and back', () => {
    for (const state of STATES.filter((it) => !isEnded(it))) {
      expect(nextState(state, 'refuse')).toBe('NOT_HANDLED');
    }
    for (const state of STATES.filter(isEnded)) {
      const others = state === 'WITHDRAWN' ? undefined : 'IN_PROGRESS';
      expect(nextState(state, 'reopen')).toBe(others);
      expect(nextState(state, 'resume', true)).toBe('IN_PROGRESS');
      expect(nextState(state, 'resume', false)).toBe('RECEIVED');
    }
  });
});

describe.each(STATES)('a case in %s', (state) => {
  it.each(ACTS)('%s', async (name) => {
    const filed = await caseIn(point, state);
    const before = await filed.row();
    expect(before.state).toBe(state);
    const to = expected(state, name);
    if (state === 'WITHDRAWN' && name === 'withdraw') {
      // withdrawn twice is withdrawn once, and nobody is told off
      const kept = await everything(filed);
      await doAct(filed, name);
      expect(await everything(filed)).toEqual(kept);
    } else if (to) {
      await doAct(filed, name);
      const after = await filed.row();
      expect([after.state, after.version]).toEqual([to, before.version + 1]);
      const [last] = await point.db.execute(sql`select act, from_state, to_state from journal
        where case_id = ${filed.id} order by id desc limit 1`);
      expect(last).toEqual({ act: name, from_state: state, to_state: to });
    } else {
      const kept = await everything(filed);
      await expect(doAct(filed, name)).rejects.toMatchObject({ problem: 'move-not-allowed' });
      expect(await everything(filed)).toEqual(kept);
    }
  });

  it('offers its owner and a colleague what they can do, and nothing else', async () => {
    const filed = await caseIn(point, state);
    const row = await filed.row();
    const allowed = (who: string) =>
      (['take', 'reply', 'note', 'code', 'close', 'refuse', 'reopen'] as const).filter((name) => {
        const mine = row.ownerId === who;
        const fits = name === 'take' ? !mine : mine || !['reply', 'code', 'close'].includes(name);
        return fits && expected(state, name) !== undefined;
      });
    for (const who of [point.worker.accountId, colleague]) {
      expect(movesFor(row, who)).toEqual(allowed(who));
    }
  });
});
