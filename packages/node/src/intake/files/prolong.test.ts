import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { citizen, codeOn, EVERYTHING } from '../../../../../test/citizen.ts';
import { type TestPoint, testPoint } from '../../../../../test/point.ts';

const DAY = 24 * 3_600_000;
let point: TestPoint;

beforeAll(async () => {
  point = await testPoint();
});
afterAll(() => point.drop());

const later = (ms: number) => point.clock.set(new Date(point.clock.now().getTime() + ms));

/** For how many days the only file waits from now on. */
async function waits(): Promise<number> {
  const [row] = await point.db.execute<{ at: string }>(sql`select expires_at as at from uploads`);
  return (new Date(row?.at ?? '').getTime() - point.clock.now().getTime()) / DAY;
}

it('files wait longer than the report beside which they lie, whenever that is written', async () => {
  const browser = citizen(point.app);
  const change = (by: typeof browser) =>
    by.post('/report/story', { ...EVERYTHING.story, go: 'next' });
  await browser.answer(EVERYTHING);
  const body = new FormData();
  body.set('file', new Blob(['wat er stond']), 'brief.txt');
  body.set('go', 'next');
  await browser.send('/report/files', { method: 'POST', body });
  expect(await waits()).toBe(2);
  later(DAY / 2);
  await change(browser);
  expect(await waits()).toBe(2);
  const code = codeOn(await browser.post('/report/save'));
  expect(await waits()).toBe(8);
  later(6 * DAY);
  const other = citizen(point.app);
  await other.post('/follow', { code });
  await change(other);
  expect(await waits()).toBe(8);
});
