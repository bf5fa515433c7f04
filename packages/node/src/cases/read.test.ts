import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseIn, type FiledCase, filedCase } from '../../../../test/filed-case.ts';
import { addAccount, type TestPoint, testPoint, WORKER } from '../../../../test/point.ts';
import type { Unlocked } from '../vault/intake-key.ts';
import { SealBroken } from '../vault/seal.ts';
import { showCase } from './detail.ts';
import { openCase } from './read.ts';

let point: TestPoint;
let colleague: Unlocked;
const MINUTE = 60_000;

beforeAll(async () => {
  point = await testPoint();
  colleague = await addAccount(point, { ...WORKER, login: 'ben', role: 'worker' });
});
afterAll(() => point.drop());

async function openings(filed: FiledCase): Promise<number> {
  const rows = await point.db.execute(sql`select count(*)::int as n from journal
    where case_id = ${filed.id} and act = 'open'`);
  return Number(rows[0]?.n);
}

async function show(filed: FiledCase, minutes: number, who: Unlocked = point.worker) {
  const now = new Date(point.clock.now().getTime() + minutes * MINUTE);
  return showCase(point.db, await filed.open(), {
    who,
    now,
    country: 'NL',
    nodeKeys: [point.key.publicJwk],
  });
}

describe('opening a case', () => {
  it('is journaled for each worker, once in a quarter of an hour', async () => {
    const filed = await filedCase(point);
    await show(filed, 0);
    await show(filed, 14);
    expect(await openings(filed)).toBe(1);
    await show(filed, 14, colleague);
    expect(await openings(filed)).toBe(2);
    const { journal } = await show(filed, 15);
    expect(await openings(filed)).toBe(3);
    expect(journal.map(({ act, name }) => [act, name])).toEqual(
      Array.from({ length: 3 }, () => ['open', 'Anna Zoeker']),
    );
  });

  it('shows what was filed, with the note of a colleague', async () => {
    const filed = await caseIn(point, 'IN_PROGRESS');
    await filed.does({ act: 'note', text: 'Teruggebeld.' }, colleague.accountId);
    const shown = await show(filed, 0);
    expect(shown).toMatchObject({
      state: 'IN_PROGRESS',
      mine: true,
      ownerName: 'Anna Zoeker',
      filed: { story: 'De baas zei dat mijn soort hier niet past.', place: 'Wilgendrecht' },
      contact: { name: 'Bo Wandel', email: 'bo@example.org', phone: '' },
    });
    expect(shown.journal.at(-1)).toMatchObject({ act: 'open' });
    expect(shown.journal.at(-2)).toMatchObject({ act: 'note', note: 'Teruggebeld.' });
  });

  it('marks the reporter’s messages as read, and only those shown', async () => {
    const filed = await caseIn(point, 'IN_PROGRESS');
    await filed.answers('Hallo?');
    expect((await show(filed, 0)).unread).toBe(1);
    expect((await show(filed, 1)).unread).toBe(0);
  });

  it('is refused without a key, and for a case that is not there', async () => {
    const filed = await filedCase(point);
    await expect(openCase(point.db, new Map(), filed.id)).rejects.toMatchObject({
      problem: 'not-let-in',
    });
    const nowhere = '5a4f4ad6-54a9-4c4c-9e6a-a5e2b0bfb3b5';
    await expect(openCase(point.db, new Map(), nowhere)).rejects.toMatchObject({
      problem: 'not-found',
    });
  });

  it('fails for answers that were moved to it from another filing', async () => {
    const [one, two] = [await filedCase(point), await filedCase(point)];
    await point.db.execute(sql`update filings set sealed_answers =
      (select f.sealed_answers from filings f join cases c on c.filing_id = f.id where c.id = ${one.id})
      where id = (select filing_id from cases where id = ${two.id})`);
    await expect(two.open()).rejects.toThrow(SealBroken);
  });

  it('fails for a note that was moved to another moment of the same case', async () => {
    const filed = await caseIn(point, 'IN_PROGRESS');
    const before = point.clock.now();
    await filed.does({ act: 'note', text: 'Eerst gebeld.' });
    point.clock.set(new Date(before.getTime() + MINUTE));
    await filed.does({ act: 'note', text: 'Toen geschreven.' });
    expect((await show(filed, 0)).journal.filter(({ act }) => act === 'note')).toHaveLength(2);
    await point.db.execute(sql`update journal set sealed_note = (select min(sealed_note)
      from journal where case_id = ${filed.id}) where case_id = ${filed.id} and act = 'note'`);
    await expect(show(filed, 0)).rejects.toThrow(SealBroken);
    point.clock.set(before);
  });
});
