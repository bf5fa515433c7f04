import { randomUUID } from 'node:crypto';
import { codeList } from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { caseIn, type FiledCase, filedCase, wantedFor } from '../../../../../test/filed-case.ts';
import { addAccount, type TestPoint, testPoint } from '../../../../../test/point.ts';
import type { SignedIn } from '../../access/sign-in/session.ts';
import { SealBroken } from '../../vault/seal.ts';
import { decide } from './decide.ts';
import { checkDecision, type NewDecision, openWords, spentIn } from './decision.ts';
import { setMandate } from './mandates.ts';
import { type Answer, settle } from './settle.ts';
import { decisionsOf, postponedDue, proposalsFor } from './store.ts';

let point: TestPoint;
let colleague: SignedIn;
let filed: FiledCase;
const problem = (code: string) => ({ problem: code });
const KIM = {
  login: 'kim',
  name: 'Kim Tweede',
  role: 'worker',
  password: 'kwal fiets zolder magneet',
} as const;
const KINDS = ['QUICK_BUDGET', 'SUPPORT'];
const BUY: Omit<NewDecision, 'id'> = {
  kind: 'QUICK_BUDGET',
  decision: 'TAKEN',
  reasons: ['PREVENTS_WORSE'],
  amount: 100_00,
  againOn: null,
  text: 'Een wasmachine.',
  proposed: false,
};

beforeAll(async () => {
  point = await testPoint();
  colleague = await addAccount(point, KIM);
  const by = { accountId: point.worker.accountId, now: point.clock.now() };
  const amounts = { kinds: KINDS, perDecision: 250_00, perCase: 600_00 };
  for (const role of ['worker', 'lead'] as const) {
    await setMandate(point.db, by, { role, ...amounts });
  }
});
beforeEach(async () => {
  filed = await caseIn(point, 'IN_PROGRESS');
});
afterAll(() => point.drop());

const by = (accountId = point.worker.accountId) => filed.actor(accountId);
const other = () => by(colleague.accountId);
const decides = async (wanted: Partial<NewDecision> = {}, who = by()) => {
  const id = wanted.id ?? randomUUID();
  await decide(point.db, await who, { ...BUY, ...wanted, id });
  return id;
};
const proposes = (wanted: Partial<NewDecision> = {}) =>
  decides({ kind: 'SUPPORT', amount: 900_00, proposed: true, ...wanted });
const answers = async (id: string, answer: Answer, who = other()) =>
  settle(point.db, await who, { ...answer, id });
const agrees = (id: string, who = other()) => answers(id, { answer: 'agreed', text: '' }, who);
const rows = () => decisionsOf(point.db, filed.id);
const states = async () => (await rows()).map(({ state }) => state);
const spent = async () => spentIn(await rows());
const acts = async () => {
  const found = await point.db.execute<{ act: string }>(sql`select act from audit_entries
    where case_id = ${filed.id}::uuid and act like 'deci%' order by id`);
  return found.map(({ act }) => act);
};

describe('deciding alone', () => {
  it('is done within the mandate, and adds up', async () => {
    await decides();
    await decides({ amount: 250_00 });
    await decides({ amount: 250_00 });
    expect([await spent(), await states()]).toEqual([600_00, ['made', 'made', 'made']]);
    await expect(decides({ amount: 1 })).rejects.toMatchObject(problem('above-mandate'));
    expect(await acts()).toEqual(['decided', 'decided', 'decided']);
    const [first] = await rows();
    expect(first && (await openWords((await by()).filingKey, first)).text).toBe('Een wasmachine.');
  });

  it.each([
    ['more than one decision may cost', { amount: 250_01 }],
    ['a kind that is not in it', { kind: 'DEBT_PAUSE', amount: null }],
  ])('is refused for %s', async (_, wanted) => {
    await expect(decides(wanted)).rejects.toMatchObject(problem('above-mandate'));
    expect(await rows()).toEqual([]);
  });

  it('of two who spend at once, nobody gets past the end', async () => {
    const all = Array.from({ length: 6 }, () => decides({ amount: 200_00 }));
    const done = await Promise.allSettled(all);
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    expect(await spent()).toBe(600_00);
  });

  it('sent twice, also at once, is done once; another one with its id is refused', async () => {
    const id = randomUUID();
    await Promise.all(Array.from({ length: 5 }, () => decides({ id })));
    expect([await spent(), await acts()]).toEqual([100_00, ['decided']]);
    for (const change of [{ amount: 1 }, { text: 'Iets anders.' }, { kind: 'SUPPORT' }]) {
      await expect(decides({ id, ...change })).rejects.toMatchObject(problem('changed-meanwhile'));
    }
    await expect(decides({ id }, other())).rejects.toMatchObject(problem('changed-meanwhile'));
    filed = await caseIn(point, 'IN_PROGRESS');
    await expect(decides({ id })).rejects.toMatchObject(problem('changed-meanwhile'));
  });

  it('is for whoever has the case, while it is open', async () => {
    const refused = problem('move-not-allowed');
    await expect(decides({}, other())).rejects.toMatchObject(refused);
    await filed.does(wantedFor('close'));
    await expect(decides()).rejects.toMatchObject(refused);
    filed = await filedCase(point);
    await expect(decides()).rejects.toMatchObject(refused);
  });

  it('is for who helps with the case too, and for nobody in one that goes on elsewhere', async () => {
    await point.db.execute(sql`insert into case_supporters (case_id, account_id, since)
      values (${filed.id}::uuid, ${colleague.accountId}::uuid, now())`);
    await decides({}, other());
    const id = await proposes();
    await point.db.execute(sql`update cases set state = 'MERGED' where id = ${filed.id}::uuid`);
    await expect(decides()).rejects.toMatchObject(problem('move-not-allowed'));
    await expect(agrees(id)).rejects.toMatchObject(problem('move-not-allowed'));
  });

  it('needs nobody to decide against, to put off, or to pass on', async () => {
    const nothing = { kind: 'DEBT_PAUSE', amount: null };
    await decides({ ...nothing, decision: 'NOT_TAKEN', reasons: ['NO_MANDATE', 'NO_OFFER'] });
    await decides({ ...nothing, decision: 'ESCALATED', reasons: ['RULE_IMPEDES'] });
    const later = { decision: 'POSTPONED', reasons: ['INFO_MISSING'], againOn: '2026-12-01' };
    await decides({ ...nothing, ...later });
    expect([await spent(), await states()]).toEqual([0, ['made', 'made', 'made']]);
    expect(await postponedDue(point.db, { until: '2026-11-30' })).toEqual([]);
    expect(await postponedDue(point.db, { until: '2026-12-01' })).toMatchObject([
      { caseId: filed.id, againOn: '2026-12-01', about: 'DEBT_PAUSE', by: 'Anna Zoeker' },
    ]);
    point.clock.set(new Date(point.clock.now().getTime() + 60_000));
    await decides({ ...nothing, decision: 'NOT_TAKEN', reasons: ['NOT_NEEDED'] });
    expect(await postponedDue(point.db, { until: '2026-12-01' })).toEqual([]);
  });
});

describe('a reason', () => {
  const reasons = codeList('decision_reason').codes;
  const check =
    (decision: string, codes: string[], change: Partial<NewDecision> = {}) =>
    () =>
      checkDecision(
        { ...BUY, id: '', kind: 'SUPPORT', amount: null, decision, ...change, reasons: codes },
        { now: new Date('2026-11-21T12:00:00Z') },
      );

  it('is needed for every decision', () => {
    for (const { code } of codeList('decision').codes) {
      expect(check(code, [])).toThrow('reason-required');
    }
  });

  it('fits what was decided, as the list says', () => {
    for (const { code: decision } of codeList('decision').codes) {
      for (const { code, for: fits } of reasons) {
        const attempt = check(decision, [code]);
        if (fits?.includes(decision)) expect(attempt).not.toThrow();
        else expect(attempt).toThrow('request-invalid');
      }
    }
  });

  it.each([
    ['one twice', 'TAKEN', ['URGENT', 'URGENT'], {}],
    ['an unknown one', 'TAKEN', ['NOPE'], {}],
    ['an unknown decision', 'NOPE', ['URGENT'], {}],
    ['an unknown kind', 'TAKEN', ['URGENT'], { kind: 'NOPE' }],
    ['money for what is not done', 'NOT_TAKEN', ['NO_BUDGET'], { amount: 100 }],
    ['no money for a quick budget', 'TAKEN', ['URGENT'], { kind: 'QUICK_BUDGET' }],
    ['part of a cent', 'TAKEN', ['URGENT'], { amount: 1.5 }],
    ['too much money', 'TAKEN', ['URGENT'], { amount: 10_000_001 }],
    ['a day for what was decided', 'TAKEN', ['URGENT'], { againOn: '2027-01-01' }],
    ['a proposal not to', 'NOT_TAKEN', ['NO_OFFER'], { proposed: true }],
    ['a proposal within the mandate', 'TAKEN', ['WITHIN_MANDATE'], { proposed: true }],
    ['a whole book', 'TAKEN', ['URGENT'], { text: 'x'.repeat(2001) }],
  ] as const)('and all the rest is refused with %s', (...[, decision, codes, change]) => {
    expect(check(decision, [...codes], change)).toThrow('request-invalid');
  });
});

describe('above the mandate', () => {
  it('a second colleague decides too, and only then it counts', async () => {
    const id = await proposes();
    expect([await spent(), await states()]).toEqual([0, ['proposed']]);
    expect(await proposalsFor(point.db, colleague.accountId)).toMatchObject([{ id }]);
    expect(await proposalsFor(point.db, point.worker.accountId)).toEqual([]);
    await agrees(id);
    await agrees(id);
    expect([await spent(), await states()]).toEqual([900_00, ['agreed']]);
    expect(await acts()).toEqual(['decision-proposed', 'decision-agreed']);
    expect(await proposalsFor(point.db, colleague.accountId)).toEqual([]);
    // what two decided leaves nothing for one alone
    await expect(decides({ amount: 1 })).rejects.toMatchObject(problem('above-mandate'));
  });

  it('nobody agrees to their own, or says no to it', async () => {
    const id = await proposes();
    const alone = problem('other-colleague-required');
    await expect(agrees(id, by())).rejects.toMatchObject(alone);
    const no = { answer: 'declined', reasons: ['NO_BUDGET'], text: '' } as const;
    await expect(answers(id, no, by())).rejects.toMatchObject(alone);
    expect(await states()).toEqual(['proposed']);
  });

  it('a colleague says no with a reason for not deciding', async () => {
    const id = await proposes();
    const no = (reasons: string[]) => answers(id, { answer: 'declined', reasons, text: 'Nee.' });
    await expect(no([])).rejects.toMatchObject(problem('reason-required'));
    await expect(no(['URGENT'])).rejects.toMatchObject(problem('request-invalid'));
    await no(['OTHER_BETTER']);
    expect(await rows()).toMatchObject([{ state: 'declined', answerReasons: ['OTHER_BETTER'] }]);
    expect(await spent()).toBe(0);
    await expect(agrees(id)).rejects.toMatchObject(problem('move-not-allowed'));
  });

  it('two colleagues who answer at once: one answer holds', async () => {
    const id = await proposes();
    const third = await addAccount(point, { ...KIM, login: 'derde', name: 'Derde' });
    const no = { answer: 'declined', reasons: ['NOT_NEEDED'], text: '' } as const;
    const done = await Promise.allSettled([agrees(id), answers(id, no, by(third.accountId))]);
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is not decided in a case that has ended meanwhile', async () => {
    const id = await proposes();
    await filed.does(wantedFor('close'));
    await expect(agrees(id)).rejects.toMatchObject(problem('move-not-allowed'));
    const waiting = await proposalsFor(point.db, colleague.accountId);
    expect(waiting.filter(({ caseId }) => caseId === filed.id)).toEqual([]);
  });
});

describe('taking back', () => {
  const back = (id: string, text: string, who = by()) =>
    answers(id, { answer: 'withdrawn', text }, who);

  it('a proposal is for who made it', async () => {
    const id = await proposes();
    await expect(back(id, '', other())).rejects.toMatchObject(problem('move-not-allowed'));
    await back(id, '');
    await expect(agrees(id)).rejects.toMatchObject(problem('move-not-allowed'));
  });

  it('what holds needs words, stays in the history, and costs nothing any more', async () => {
    const id = await decides();
    await expect(back(id, ' ')).rejects.toMatchObject(problem('reason-required'));
    await expect(back(id, 'Nee.', other())).rejects.toMatchObject(problem('move-not-allowed'));
    await back(id, 'Toch niet nodig.');
    expect([await spent(), await states(), await acts()]).toEqual([
      0,
      ['withdrawn'],
      ['decided', 'decision-withdrawn'],
    ]);
  });

  it('of another case, or of nothing, is refused', async () => {
    const id = await decides();
    filed = await caseIn(point, 'IN_PROGRESS');
    await expect(back(id, 'x')).rejects.toMatchObject(problem('not-found'));
    await expect(agrees(randomUUID())).rejects.toMatchObject(problem('not-found'));
  });
});

describe('a decision that was changed in the database does not open', () => {
  const CHANGES = {
    'a yes that nobody gave': sql`state = 'agreed', settled_at = at, settled_by = ${sql.raw(
      '(select id from accounts limit 1)',
    )}`,
    'another amount': sql`amount = 1`,
    'another reason': sql`reasons = '{URGENT}'`,
    'another worker': sql`made_by = (select id from accounts where login = 'kim')`,
    'another case': sql`case_id = (select id from cases order by number limit 1)`,
  };

  it.each(Object.entries(CHANGES))('%s', async (_, change) => {
    const id = await proposes();
    await point.db.execute(sql`update decisions set ${change} where id = ${id}::uuid`);
    const [found] = await point.db.execute<{ caseId: string }>(
      sql`select case_id as "caseId" from decisions where id = ${id}::uuid`,
    );
    const row = (await decisionsOf(point.db, found?.caseId ?? '')).find((one) => one.id === id);
    if (!row) throw new Error('gone');
    await expect(openWords((await by()).filingKey, row)).rejects.toThrow(SealBroken);
  });
});
