import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { letLeave, sixQuarters } from '../../../../../test/left.ts';
import { POINT_URL, type TestPoint, testPoint } from '../../../../../test/point.ts';
import { figureCells } from '../../figures/public/figure-cells.ts';
import { yearIn } from './routes.ts';

let point: TestPoint;
beforeAll(async () => {
  point = await testPoint({ NABIJ_LANGUAGES: 'nl,en,ar' });
});
afterAll(() => point.drop());

const ask = (path: string, headers: Record<string, string> = {}) =>
  point.app.request(POINT_URL + path, { headers });
const text = async (path: string) => (await ask(path)).text();

describe('the public figures', () => {
  it('say calmly that there are none, and which address they have', async () => {
    const page = await text('/figures?lang=nl');
    expect(page).toContain('Er zijn nog geen cijfers.');
    expect(page).not.toContain('<table');
    expect(await text('/')).toContain('href="/figures"');
    expect(await text('/figures.csv')).toBe('period,measure,table,code,label,rounded,status\r\n');
  });

  it('are there as soon as a quarter left, rounded, with words where nothing is shown', async () => {
    const releases = sixQuarters(8);
    const of = { by: point.worker.accountId, at: point.clock.now() };
    await letLeave(point.db, releases.slice(0, 5), of);
    const first = await text('/figures?lang=en');
    expect(first).toContain('The last quarter on this page: Quarter 1 of 2025.');
    expect(first).toContain('The figures of all of 2025 come when the last quarter is ready.');
    expect(first).toContain('not known yet');
    await letLeave(point.db, releases.slice(5), of);
    expect(await text('/figures?lang=en')).toContain('Quarter 2 of 2025.');
    const year = await text('/figures?lang=en&year=2024');
    expect(year).toContain('All of 2024');
    expect(year).toContain('fewer than 10, or protected');
    expect(year).toContain('<span>0</span>');
    const numbers = [...year.matchAll(/<span>(\d+)<\/span>/g)].map((it) => Number(it[1]));
    expect(numbers.length).toBeGreaterThan(10);
    expect(numbers.filter((it) => it % 5 !== 0 || it === 5)).toEqual([]);
  });

  it('are a file too, in which no number is that was hidden or small', async () => {
    const answer = await ask('/figures.csv?lang=en');
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=3600');
    const lines = (await answer.text()).split('\r\n').slice(1, -1);
    const cells = sixQuarters(8).flatMap(figureCells);
    expect(lines).toHaveLength(cells.length);
    for (const [at, { period, measure, table, code, value }] of cells.entries()) {
      const fields = (lines[at] ?? '').split(',');
      expect(fields.slice(0, 4)).toEqual([period, measure, table, code]);
      const shown = fields.at(-2);
      const isLarge = value === 0 || (value ?? 0) >= 10;
      if (!isLarge) expect(fields.slice(-2)).toEqual(['', 'protected']);
      else expect(['', String(Math.round((value ?? 0) / 5) * 5)]).toContain(shown);
    }
  });

  it('are asked after each time, and sent once', async () => {
    const answer = await ask('/figures');
    expect(answer.headers.get('cache-control')).toBe('private, no-cache');
    const tag = answer.headers.get('etag') ?? '';
    expect((await ask('/figures', { 'if-none-match': tag })).status).toBe(304);
  });

  it('show the last year for what is no year of theirs', async () => {
    for (const year of ['1999', '2024x', '<b>', '']) {
      expect(await text(`/figures?lang=nl&year=${encodeURIComponent(year)}`)).toContain(
        '2025 per kwartaal',
      );
    }
    expect(yearIn('2024')).toBe(2024);
    expect(yearIn('20241')).toBeUndefined();
  });

  it('read from right to left in Arabic', async () => {
    const page = await text('/figures?lang=ar&year=2024');
    expect(page).toContain('dir="rtl"');
    expect(page).toContain('أقل من 10، أو محمي');
  });
});
