import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { caseIn, wantedFor } from '../../../../../test/filed-case.ts';
import { plannedCase } from '../../../../../test/planned-case.ts';
import { type TestPoint, testPoint } from '../../../../../test/point.ts';
import { decideConsent } from '../consents/consents.ts';
import { join } from './join.ts';
import { planLookBack } from './look-backs.ts';
import { changeStep } from './steps.ts';
import { countStepsDue, stepsDue } from './steps-due.ts';

let point: TestPoint;
beforeAll(async () => {
  point = await testPoint();
});
afterAll(() => point.drop());

const due = async (until: string) => {
  const rows = await stepsDue(point.db, { until, limit: 50 });
  expect(await countStepsDue(point.db, until)).toBe(rows.length);
  return rows;
};

it('steps are due till they are done, at the open case of the person', async () => {
  const closed = await plannedCase(point, await caseIn(point, 'CLOSED'));
  const open = await plannedCase(point);
  const [later, sooner] = [
    await closed.step({ dueOn: '2026-12-02', doer: 'point' }),
    await open.step({ dueOn: '2026-12-01' }),
  ];
  await open.step({ dueOn: null });
  const numbers = [(await closed.filed.row()).number, (await open.filed.row()).number];
  const { ownerId } = await closed.filed.row();
  expect(await due('2026-11-30')).toEqual([]);
  const first = { kind: 'step', id: sooner, caseId: open.filed.id, number: numbers[1] };
  expect(await due('2026-12-02')).toEqual([
    { ...first, ownerId: null, doer: 'person', dueOn: '2026-12-01' },
    {
      ...{ kind: 'step', id: later, caseId: closed.filed.id, number: numbers[0], ownerId },
      ...{ doer: 'point', dueOn: '2026-12-02' },
    },
  ]);

  const consent = await closed.agrees();
  await join(point.db, await open.on(), { number: numbers[0] ?? 0, manner: 'balie' });
  expect((await due('2026-12-02')).map(({ caseId }) => caseId)).toEqual([
    open.filed.id,
    open.filed.id,
  ]);
  const { caseId, filingKey, now } = await closed.on();
  const by = { caseId, filingKey, accountId: null, now };
  await decideConsent(point.db, by, { id: consent, state: 'withdrawn' });
  expect((await due('2026-12-02')).map(({ caseId: id }) => id)).toEqual([
    open.filed.id,
    closed.filed.id,
  ]);

  const told = { what: 'Gedaan', doer: 'person', name: null, dueOn: '2026-12-01' } as const;
  const done = { ...told, id: sooner, goalId: null, version: 1, done: true };
  await changeStep(point.db, await open.on(), done);
  expect((await due('2026-12-02')).map(({ id }) => id)).toEqual([later]);
  await closed.filed.resumes();
  await closed.filed.withdraws();
  expect(await due('2026-12-02')).toEqual([]);
});

it('a look-back is due while its case is closed', async () => {
  const closed = await plannedCase(point, await caseIn(point, 'CLOSED'));
  const id = randomUUID();
  await planLookBack(point.db, await closed.on(), { id, way: 'others', dueOn: '2027-01-04' });
  const { number, ownerId } = await closed.filed.row();
  expect(await due('2027-01-03')).toEqual([]);
  expect(await due('2027-01-04')).toEqual([
    {
      kind: 'look-back',
      id,
      caseId: closed.filed.id,
      number,
      ownerId,
      doer: null,
      dueOn: '2027-01-04',
    },
  ]);
  // whoever had it has left: then it is everybody's
  await point.db.execute(sql`update accounts set left_at = now() where id = ${ownerId}::uuid`);
  expect(await due('2027-01-04')).toMatchObject([{ id, ownerId: null }]);
  await point.db.execute(sql`update accounts set left_at = null where id = ${ownerId}::uuid`);
  await closed.filed.does(wantedFor('reopen'));
  expect(await due('2027-01-04')).toEqual([]);
});
