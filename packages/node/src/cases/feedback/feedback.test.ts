import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { caseIn, type FiledCase, wantedFor } from '../../../../../test/filed-case.ts';
import { type TestPoint, testPoint } from '../../../../../test/point.ts';
import { SealBroken } from '../../vault/seal.ts';
import { asksFeedback, giveFeedback, listFeedback } from './feedback.ts';

let point: TestPoint;
let filed: FiledCase;
const problem = (code: string) => ({ problem: code });

beforeAll(async () => {
  point = await testPoint();
});
beforeEach(async () => {
  filed = await caseIn(point, 'CLOSED');
});
afterAll(() => point.drop());

const key = async () => ({ caseId: filed.id, filingKey: (await filed.open()).open.filingKey });
const later = () => point.clock.set(new Date(point.clock.now().getTime() + 60_000));
const give = async (codes: string[], words = '') =>
  giveFeedback(point.db, { ...(await key()), now: point.clock.now() }, { codes, words });
const asks = async () => {
  const { state } = await filed.row();
  return asksFeedback(point.db, { caseId: filed.id, state });
};

describe('the three questions', () => {
  it('are asked after an end, and answered once', async () => {
    expect(await asks()).toBe(true);
    expect(await give(['HELPED_PARTLY', 'NOT_HEARD'], 'Het duurde lang.')).toBe(true);
    expect([await asks(), await give(['HELPED'])]).toEqual([false, false]);
    expect(await listFeedback(point.db, await key())).toMatchObject([
      { codes: ['HELPED_PARTLY', 'NOT_HEARD'], words: 'Het duurde lang.' },
    ]);
  });

  it('eight times at once are answered once', async () => {
    const given = await Promise.all(Array.from({ length: 8 }, () => give(['HELPED'])));
    expect(given.filter(Boolean)).toHaveLength(1);
  });

  it('are asked again after the next end', async () => {
    await give(['NOT_HELPED']);
    later();
    await filed.resumes();
    expect(await asks()).toBe(false);
    await expect(give(['HELPED'])).rejects.toMatchObject(problem('move-not-allowed'));
    await filed.does(wantedFor('close'));
    expect([await asks(), await give(['HELPED'])]).toEqual([true, true]);
    expect(await listFeedback(point.db, await key())).toHaveLength(2);
  });

  it('are not asked of somebody who withdrew', async () => {
    filed = await caseIn(point, 'WITHDRAWN');
    expect(await asks()).toBe(false);
    await expect(give(['HELPED'])).rejects.toMatchObject(problem('move-not-allowed'));
  });

  it.each([
    ['a code that is none', [['NOPE'], ''], 'request-invalid'],
    ['two answers to one question', [['HELPED', 'NOT_HELPED'], ''], 'request-invalid'],
    ['one answer twice', [['HEARD', 'HEARD'], ''], 'request-invalid'],
    ['nothing at all', [[], ''], 'reason-required'],
    ['very many words', [[], 'x'.repeat(2001)], 'request-invalid'],
  ] as const)('are not answered by %s', async (_, answers, code) => {
    const [codes, words] = answers;
    await expect(give([...codes], words)).rejects.toMatchObject(problem(code));
    expect(await asks()).toBe(true);
  });
});

it('answers under somebody’s own words cannot be changed in the database', async () => {
  await give(['NOT_HELPED'], 'Jammer.');
  await point.db.execute(sql`update feedback set codes = '{HELPED}'
    where case_id = ${filed.id}::uuid`);
  await expect(listFeedback(point.db, await key())).rejects.toThrow(SealBroken);
});
