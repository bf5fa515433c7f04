import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { caseIn, wantedFor } from '../../../../../test/filed-case.ts';
import { type PlannedCase, plannedCase } from '../../../../../test/planned-case.ts';
import { type TestPoint, testPoint } from '../../../../../test/point.ts';
import { SealBroken } from '../../vault/seal.ts';
import { decideConsent } from '../consents/consents.ts';
import {
  dropLookBack,
  type LookBackOutcome,
  listLookBacks,
  type NewLookBack,
  noteLookBack,
  planLookBack,
} from './look-backs.ts';

let point: TestPoint;
let planned: PlannedCase;
const problem = (code: string) => ({ problem: code });

beforeAll(async () => {
  point = await testPoint();
});
beforeEach(async () => {
  planned = await plannedCase(point, await caseIn(point, 'CLOSED'));
});
afterAll(() => point.drop());

const plan = async (wanted: Partial<NewLookBack> = {}) => {
  const it = { id: randomUUID(), way: 'others', dueOn: '2027-01-04', ...wanted } as const;
  await planLookBack(point.db, await planned.on(), it);
  return it.id;
};
const note = async (id: string, said: Partial<LookBackOutcome> = {}) =>
  noteLookBack(point.db, await planned.on(), {
    ...{ id, reached: true, codes: ['HELPED'], words: 'Het gaat beter.' },
    ...said,
  });
const list = async () => listLookBacks(point.db, await planned.on());
const audited = async () =>
  point.db.execute(sql`select from audit_entries
    where case_id = ${planned.filed.id}::uuid and act = 'look-back-changed'`);

describe('looking back', () => {
  it('is planned after the end, moved, done once and told', async () => {
    const id = await plan();
    await plan({ id });
    await plan({ id, dueOn: '2027-01-11' });
    expect(await list()).toMatchObject([{ id, way: 'others', dueOn: '2027-01-11', doneAt: null }]);
    await note(id);
    await note(id, { codes: ['NOT_HELPED'] });
    expect(await list()).toMatchObject([
      { reached: true, codes: ['HELPED'], words: 'Het gaat beter.', byName: 'Anna Zoeker' },
    ]);
    expect(await audited()).toHaveLength(3);
    await expect(plan({ id })).rejects.toMatchObject(problem('move-not-allowed'));
    const drop = dropLookBack(point.db, await planned.on(), id);
    await expect(drop).rejects.toMatchObject(problem('move-not-allowed'));
  });

  it('with the person needs their consent, when planned and when done', async () => {
    const person = () => plan({ way: 'person' });
    await expect(person()).rejects.toMatchObject(problem('consent-required'));
    const consent = await planned.agrees('FOLLOW_UP');
    const id = await person();
    const { caseId, filingKey, now } = await planned.on();
    const by = { caseId, filingKey, accountId: null, now };
    await decideConsent(point.db, by, { id: consent, state: 'withdrawn' });
    await expect(note(id)).rejects.toMatchObject(problem('consent-required'));
    await note(id, { reached: false, codes: [], words: '' });
    expect(await list()).toMatchObject([{ reached: false, codes: [], words: null }]);
  });

  it('is called off', async () => {
    const id = await plan();
    await dropLookBack(point.db, await planned.on(), id);
    expect(await list()).toEqual([]);
    await expect(note(id)).rejects.toMatchObject(problem('not-found'));
  });

  it('is for a case that has ended', async () => {
    await planned.filed.does(wantedFor('reopen'));
    await expect(plan()).rejects.toMatchObject(problem('move-not-allowed'));
    planned = await plannedCase(point, await caseIn(point, 'WITHDRAWN'));
    await expect(plan()).rejects.toMatchObject(problem('move-not-allowed'));
  });

  it('of another case cannot be reached from here', async () => {
    const id = await plan();
    planned = await plannedCase(point, await caseIn(point, 'CLOSED'));
    await expect(note(id)).rejects.toMatchObject(problem('not-found'));
    await expect(plan({ id })).rejects.toMatchObject(problem('changed-meanwhile'));
    const drop = dropLookBack(point.db, await planned.on(), id);
    await expect(drop).rejects.toMatchObject(problem('not-found'));
  });

  it.each([
    ['yesterday', () => plan({ dueOn: '2026-11-20' }), 'request-invalid'],
    ['in two years', () => plan({ dueOn: '2028-11-20' }), 'request-invalid'],
    [
      'with nothing said',
      async () => note(await plan(), { codes: [], words: ' ' }),
      'reason-required',
    ],
    [
      'with a code that is none',
      async () => note(await plan(), { codes: ['NOPE'] }),
      'request-invalid',
    ],
    [
      'with answers of nobody',
      async () => note(await plan(), { reached: false }),
      'request-invalid',
    ],
  ] as const)('is not %s', async (_, does, code) => {
    await expect(does()).rejects.toMatchObject(problem(code));
  });

  it('has answers that cannot be changed in the database', async () => {
    await note(await plan());
    await point.db.execute(sql`update look_backs set codes = '{NOT_HELPED}'
      where case_id = ${planned.filed.id}::uuid`);
    await expect(list()).rejects.toThrow(SealBroken);
  });
});
