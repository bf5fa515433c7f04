import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ApiClient, deskOf } from '../../../../../test/api-client.ts';
import { caseIn, type FiledCase } from '../../../../../test/filed-case.ts';
import { addAccount, type TestPoint, testPoint } from '../../../../../test/point.ts';

let point: TestPoint;
let filed: FiledCase;
let anna: ApiClient;
let kim: ApiClient;
const KIM = {
  login: 'kim',
  name: 'Kim Tweede',
  role: 'worker',
  password: 'kwal fiets zolder magneet',
} as const;
const MANDATE = { role: 'lead', kinds: ['SUPPORT'], perDecision: 5000, perCase: 8000 };
const HELP = { kind: 'SUPPORT', decision: 'TAKEN', reasons: ['URGENT'], amount: 5000 };

beforeAll(async () => {
  point = await testPoint();
  await addAccount(point, KIM);
  [anna, kim] = [await deskOf(point), await deskOf(point, KIM)];
  await anna.call('PUT', '/api/mandates', MANDATE);
});
beforeEach(async () => {
  filed = await caseIn(point, 'IN_PROGRESS');
});
afterAll(() => point.drop());

const at = (rest = '') => `/api/cases/${filed.id}${rest}`;
const decides = (body: object = {}, who = anna) =>
  who.call('POST', at('/decisions'), { id: randomUUID(), ...HELP, ...body });
const answers = (id: string, body: object, who = kim) =>
  who.call('POST', at(`/decisions/${id}`), body);

describe('a decision on the page of its case', () => {
  it('shows what was spent, what is left, and what its reader can do', async () => {
    const { body } = await decides({ text: 'Taxi naar de opvang.' });
    expect(body).toMatchObject({
      mayDecide: true,
      quickBudget: { spent: 5000, waiting: 0, left: 3000, perDecision: 5000, perCase: 8000 },
      decisions: [
        {
          ...HELP,
          ...{ state: 'made', by: 'Anna Zoeker', text: 'Taxi naar de opvang.' },
          ...{ mayAnswer: false, mayWithdraw: true, settledBy: null },
        },
      ],
      journal: [{ act: 'take' }, { act: 'code' }, { act: 'decide' }, { act: 'open' }],
    });
    // who has no mandate of their own sees that nothing is left for them
    const { body: seen } = await kim.call('GET', at());
    expect(seen).toMatchObject({ mayDecide: false, quickBudget: { spent: 5000, left: 0 } });
  });

  it('above the mandate waits for a colleague, who sees that they can answer', async () => {
    const refused = await decides({ amount: 5001 });
    expect([refused.status, refused.problem]).toEqual([403, 'above-mandate']);
    const id = randomUUID();
    const { body } = await decides({ id, amount: 5001, proposed: true });
    expect(body).toMatchObject({
      quickBudget: { spent: 0, waiting: 5001 },
      decisions: [{ state: 'proposed', mayAnswer: false, mayWithdraw: true }],
    });
    const own = await answers(id, { answer: 'agreed' }, anna);
    expect([own.status, own.problem]).toEqual([409, 'other-colleague-required']);
    const seen = await kim.call('GET', at());
    expect(seen.body).toMatchObject({ decisions: [{ mayAnswer: true, mayWithdraw: false }] });
    const { body: agreed } = await answers(id, { answer: 'agreed', text: 'Doen.' });
    expect(agreed).toMatchObject({
      quickBudget: { spent: 5001, waiting: 0 },
      decisions: [{ state: 'agreed', settledBy: KIM.name, answer: 'Doen.', mayAnswer: false }],
    });
  });

  it('has the barrier beside it, by one press', async () => {
    const [id, decisionId] = [randomUUID(), randomUUID()];
    const against = { decision: 'NOT_TAKEN', reasons: ['RULE_IMPEDES'], amount: null };
    await decides({ id: decisionId, ...against });
    const barrier = { id, decisionId, rule: 'WAITING', level: 'AGENCY' };
    const { body } = await anna.call('POST', at('/barriers'), barrier);
    expect(body).toMatchObject({ barriers: [{ ...barrier, text: '', by: 'Anna Zoeker' }] });
    const gone = await anna.call('DELETE', at(`/barriers/${id}`));
    expect(gone.body).toMatchObject({ barriers: [] });
  });

  it.each([
    ['no reason', { reasons: [] }, 'reason-required'],
    ['no decision', { decision: undefined }, 'request-invalid'],
    ['something more', { mine: true }, 'request-invalid'],
    ['an amount in words', { amount: '50' }, 'request-invalid'],
    ['an id that is none', { id: '1' }, 'request-invalid'],
  ])('is refused with %s', async (_, change, problem) => {
    expect((await decides(change)).problem).toBe(problem);
  });

  it('leaves no words in the log, and every act of it in there', async () => {
    await decides({ text: 'Taxi naar de opvang.' });
    const rows = await point.db.execute<{ line: string }>(
      sql`select it::text as line from audit_entries it where case_id = ${filed.id}::uuid`,
    );
    const lines = rows.map(({ line }) => line).join('\n');
    expect(lines).toContain('decided');
    expect(lines).not.toContain('Taxi');
    const stored = await point.db.execute<{ line: string }>(
      sql`select it::text as line from decisions it where case_id = ${filed.id}::uuid`,
    );
    expect(stored[0]?.line).not.toContain('Taxi');
  });
});

describe('the mandate', () => {
  it('is set by a lead who signed in a moment ago, and written down', async () => {
    const wanted = { role: 'worker', kinds: ['SUPPORT'], perDecision: 100, perCase: 100 };
    expect((await kim.call('PUT', '/api/mandates', wanted)).problem).toBe('forbidden');
    const { body } = await anna.call('PUT', '/api/mandates', wanted);
    expect(body).toMatchObject({
      mandates: [
        { ...wanted, setBy: 'Anna Zoeker' },
        { ...MANDATE, setBy: 'Anna Zoeker' },
        { role: 'together', perDecision: 10_000_000, perCase: 10_000_000, setBy: null },
      ],
    });
    const [entry] = await point.db.execute<{ subject: string }>(
      sql`select subject from audit_entries where act = 'mandate-set' order by id desc limit 1`,
    );
    expect(entry?.subject).toBe('worker 100 100 SUPPORT');
    expect((await kim.call('GET', '/api/mandates')).body).toEqual(body);
    const now = point.clock.now();
    point.clock.set(new Date(now.getTime() + 16 * 60_000));
    const late = await anna.call('PUT', '/api/mandates', wanted);
    point.clock.set(now);
    expect(late.problem).toBe('fresh-sign-in-required');
  });

  it.each([
    ['for a role that decides nothing', { role: 'administrator' }],
    ['of a kind that is none', { kinds: ['NOPE'] }],
    ['of more for one decision than for the case', { perDecision: 9000 }],
    ['of less than nothing', { perDecision: -1 }],
  ])('is refused %s', async (_, change) => {
    const { problem } = await anna.call('PUT', '/api/mandates', { ...MANDATE, ...change });
    expect(problem).toBe('request-invalid');
  });
});
