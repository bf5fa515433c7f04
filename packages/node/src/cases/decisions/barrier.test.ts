import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type FiledCase, filedCase } from '../../../../../test/filed-case.ts';
import { type TestPoint, testPoint } from '../../../../../test/point.ts';
import { SealBroken } from '../../vault/seal.ts';
import { type NewBarrier, noteBarrier, openBarrier, removeBarrier } from './barrier.ts';
import { decide } from './decide.ts';
import { barriersOf } from './store.ts';

let point: TestPoint;
let filed: FiledCase;
const problem = (code: string) => ({ problem: code });
const WAITING = { decisionId: null, rule: 'WAITING', level: 'MUNICIPAL', text: '' };

beforeAll(async () => {
  point = await testPoint();
});
beforeEach(async () => {
  filed = await filedCase(point);
});
afterAll(() => point.drop());

const note = async (wanted: Partial<NewBarrier> = {}) => {
  const id = wanted.id ?? randomUUID();
  await noteBarrier(point.db, await filed.actor(), { ...WAITING, ...wanted, id });
  return id;
};
const remove = async (id: string) => removeBarrier(point.db, await filed.actor(), id);
const noted = async () =>
  (await barriersOf(point.db, filed.id)).map(({ row }) => `${row.rule} ${row.level}`).sort();
const acts = async () => {
  const rows = await point.db.execute<{ act: string }>(sql`select act from audit_entries
    where case_id = ${filed.id}::uuid and act like 'barrier-%' order by id`);
  return rows.map(({ act }) => act);
};

describe('a barrier', () => {
  it('is noted in a case that nobody has decided anything in, and taken away again', async () => {
    const id = await note();
    expect(await noted()).toEqual(['WAITING MUNICIPAL']);
    await remove(id);
    await remove(id);
    expect([await noted(), await acts()]).toEqual([[], ['barrier-noted', 'barrier-removed']]);
  });

  it('is there once, however often it is pressed; another level or rule is another', async () => {
    await Promise.all(Array.from({ length: 5 }, () => note()));
    await note({ level: 'NATIONAL' });
    await note({ rule: 'PROOF', text: 'Drie bewijzen van inkomen.' });
    await note({ rule: 'PROOF', text: ' Drie bewijzen van inkomen. ' });
    expect(await noted()).toEqual(['PROOF MUNICIPAL', 'WAITING MUNICIPAL', 'WAITING NATIONAL']);
  });

  it('belongs to a decision of the same case', async () => {
    await filed.does({ act: 'take' });
    const decisionId = randomUUID();
    const no = { kind: 'SUPPORT', decision: 'NOT_TAKEN', reasons: ['RULE_IMPEDES'] };
    const rest = { amount: null, againOn: null, text: '', proposed: false };
    await decide(point.db, await filed.actor(), { id: decisionId, ...no, ...rest });
    await note({ decisionId });
    expect((await barriersOf(point.db, filed.id))[0]?.row.decisionId).toBe(decisionId);
    filed = await filedCase(point);
    await expect(note({ decisionId })).rejects.toMatchObject(problem('not-found'));
  });

  it.each([
    ['a rule that is none', { rule: 'NOPE' }],
    ['a level that is none', { level: 'GALACTIC' }],
    ['a whole book', { text: 'x'.repeat(2001) }],
  ])('is refused with %s', async (_, wanted) => {
    await expect(note(wanted)).rejects.toMatchObject(problem('request-invalid'));
  });

  it('of another case is not taken away, and its id is not taken over', async () => {
    const id = await note();
    const mine = filed;
    filed = await filedCase(point);
    await remove(id);
    await expect(note({ id })).rejects.toMatchObject(problem('changed-meanwhile'));
    expect(await barriersOf(point.db, mine.id)).toHaveLength(1);
  });

  it('that was changed in the database does not open', async () => {
    await note({ text: 'Artikel 4.' });
    await point.db.execute(sql`update barriers set level = 'EU' where case_id = ${filed.id}::uuid`);
    const [found] = await barriersOf(point.db, filed.id);
    const { filingKey } = await filed.actor();
    if (!found) throw new Error('gone');
    await expect(openBarrier(filingKey, found.row)).rejects.toThrow(SealBroken);
  });
});
