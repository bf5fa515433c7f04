import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseIn, type FiledCase, wantedFor } from '../../../../test/filed-case.ts';
import { addAccount, type TestPoint, testPoint, WORKER } from '../../../../test/point.ts';
import { splitCase } from './flow/split.ts';
import { movesFor } from './may-do.ts';
import {
  ACTS,
  type ActName,
  isEnded,
  nextState,
  STATES,
  WORKERS_ACTS,
  WORKFLOW,
} from './workflow.ts';

let point: TestPoint;
let colleague: string;
let helper: string;
/** The number of a case into which others can go. */
let main: number;

beforeAll(async () => {
  point = await testPoint();
  ({ accountId: colleague } = await addAccount(point, { ...WORKER, login: 'ben', role: 'worker' }));
  ({ accountId: helper } = await addAccount(point, { ...WORKER, login: 'cem', role: 'worker' }));
  main = (await (await caseIn(point, 'IN_PROGRESS')).row()).number;
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
  const { ownerId, version } = await filed.row();
  if (name === 'hand-on') {
    return filed.does({ act: name, to: colleague, note: 'Jij kent het buurthuis.', stay: false });
  }
  if (name === 'support') return filed.does({ act: name, accountId: colleague });
  if (name === 'unsupport') return filed.does({ act: name, accountId: helper });
  if (name === 'merge') return filed.merges(main);
  if (name === 'unmerge') return filed.unmerges();
  if (name === 'split') {
    const matter = {
      subject: 'CARE',
      grounds: [],
      domain: 'HEALTH_CARE',
      story: 'Ook de huisarts.',
    };
    await splitCase(point.db, await filed.actor(), { version, ...matter, files: [] });
    return;
  }
  // a case that somebody has is taken over by a colleague
  return filed.does(wantedFor(name), name === 'take' && ownerId ? colleague : undefined);
}

/** Somebody helps with it, whose help can end. */
async function helped(filed: FiledCase): Promise<void> {
  await point.db.execute(sql`insert into case_supporters (case_id, account_id, since)
    values (${filed.id}::uuid, ${helper}::uuid, now())`);
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

  it('lets a reporter write in every state that is ours, and never ends a case by it', () => {
    for (const state of STATES.filter((it) => it !== 'TRANSFERRED')) {
      const to = nextState(state, 'answer');
      expect(to).toBeDefined();
      expect(to && isEnded(to)).toBe(isEnded(state));
    }
  });

  it('leads from every state to an end and back', () => {
    for (const state of STATES.filter((it) => !isEnded(it) && it !== 'MERGED')) {
      expect(nextState(state, 'refuse')).toBe('NOT_HANDLED');
    }
    // a merged case ends with its main case, or stands on its own again
    expect(nextState('MERGED', 'unmerge', true)).toBe('IN_PROGRESS');
    expect(nextState('MERGED', 'unmerge', false)).toBe('RECEIVED');
    expect(ACTS.filter((name) => nextState('TRANSFERRED', name))).toEqual([]);
    for (const state of STATES.filter((it) => isEnded(it) && it !== 'TRANSFERRED')) {
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
    if (name === 'unsupport') await helped(filed);
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
      const problem = state === 'TRANSFERRED' ? 'case-frozen' : 'move-not-allowed';
      await expect(doAct(filed, name)).rejects.toMatchObject({ problem });
      expect(await everything(filed)).toEqual(kept);
    }
  });

  it('offers its owner and a colleague what they can do, and nothing else', async () => {
    const filed = await caseIn(point, state);
    const row = await filed.row();
    const theirs = ['close', 'support', 'reply', 'wait', 'go-on', 'code', 'split', 'unsupport'];
    const allowed = (who: string) =>
      WORKERS_ACTS.filter((name) => {
        const mine = row.ownerId === who;
        const free = mine || row.ownerId === null;
        if (name === 'take') return !mine && expected(state, name) !== undefined;
        if (name === 'hand-on' || name === 'merge') return free && expected(state, name);
        return (mine || !theirs.includes(name)) && expected(state, name) !== undefined;
      });
    for (const who of [point.worker.accountId, colleague]) {
      expect(movesFor(row, { accountId: who, supports: false })).toEqual(allowed(who));
    }
  });
});
