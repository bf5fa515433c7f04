import { codeList } from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import { readOds } from 'hucre/ods';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiClient, apiClient } from '../../../../../test/api-client.ts';
import { caseIn, filedCase } from '../../../../../test/filed-case.ts';
import { POINT_URL, type TestPoint, testPoint, WORKER } from '../../../../../test/point.ts';
import { cookieFor } from '../../../../../test/sign-in.ts';
import { COLUMN_NAMES } from './case-columns.ts';
import { formOf } from './form.ts';

interface Form {
  years: number[];
  head: { word: string; value: string }[];
  tables: { n: number; sum: Record<string, number> }[];
  erased: number;
}

let point: TestPoint;
let anna: ApiClient;
let cookie: string;
beforeAll(async () => {
  point = await testPoint();
  anna = apiClient(point.app);
  cookie = await cookieFor(point.db, WORKER, { url: POINT_URL, now: point.clock.now() });
  const [name = '', value = ''] = cookie.split('=');
  anna.cookies.set(name, value);
});
afterAll(() => point.drop());

const get = (path: string) => point.app.request(`${POINT_URL}${path}`, { headers: { cookie } });
const received = (id: string, at: string) =>
  point.db.execute(sql`update cases set received_at = ${at}::timestamptz where id = ${id}::uuid`);

describe('the statutory form of a year', () => {
  it('counts by the day of receipt in the Netherlands, complaints of discrimination only', async () => {
    const newYear = await filedCase(point);
    await received(newYear.id, '2024-12-31T23:30:00Z');
    const before = await filedCase(point);
    await received(before.id, '2024-12-31T22:30:00Z');
    const care = await filedCase(point, { about: 'CARE', ground: [] });
    await received(care.id, '2024-06-01T10:00:00Z');
    const twice = await filedCase(point);
    await received(twice.id, '2024-06-01T10:00:00Z');
    await point.db.execute(sql`update cases set merged_because = 'person'
      where id = ${twice.id}::uuid`);
    const total = async (year: number) => {
      const { body } = await anna.call<Form>('GET', `/api/papers/form?year=${year}`);
      return body.tables[0]?.sum.TOTAL;
    };
    expect([await total(2023), await total(2024), await total(2025)]).toEqual([0, 1, 1]);
  });

  it('has the head of the form and years to choose', async () => {
    const { body } = await anna.call<Form>('GET', '/api/papers/form');
    expect(body.head).toEqual([
      { word: 'Naam antidiscriminatievoorziening', value: 'Meldpunt Wilgendrecht' },
      { word: 'Rapportage ten behoeve van de gemeente', value: 'Wilgendrecht' },
      { word: 'Jaar van registratie', value: '2026' },
    ]);
    expect(body.years).toEqual([2026, 2025, 2024]);
  });

  it('says how many reports were erased since', async () => {
    const { erased } = await formOf(point.db, 2026);
    const gone = await filedCase(point);
    await point.db.execute(sql`delete from cases where id = ${gone.id}::uuid`);
    expect((await formOf(point.db, 2026)).erased).toBe(erased + 1);
  });

  it('is saved as a file', async () => {
    const answer = await get('/api/papers/form/sheet?year=2026&format=ods');
    expect(answer.headers.get('content-disposition')).toContain('formulier-2026.ods');
    const book = await readOds(new Uint8Array(await answer.arrayBuffer()));
    const cells = book.sheets[0]?.rows.map((row) => row[0]) ?? [];
    for (const { nl } of codeList('nl_wga_ground').codes) expect(cells).toContain(nl);
  });

  it('is for no other country', async () => {
    const belgian = await testPoint({ NABIJ_COUNTRY: 'BE', NABIJ_REGION: 'VLG' });
    const it = apiClient(belgian.app);
    const at = { url: POINT_URL, now: belgian.clock.now() };
    const [name = '', value = ''] = (await cookieFor(belgian.db, WORKER, at)).split('=');
    it.cookies.set(name, value);
    expect((await it.call('GET', '/api/papers/form')).problem).toBe('not-found');
    await belgian.drop();
  });
});

describe('many cases as a file', () => {
  it('has codes, days and numbers, and nothing that anybody wrote or is called', async () => {
    const filed = await caseIn(point, 'CLOSED');
    const { number } = await filed.row();
    const answer = await get('/api/papers/cases?format=csv&state=all&as=codes');
    expect(answer.headers.get('content-type')).toContain('text/csv');
    const lines = (await answer.text()).trimEnd().split('\r\n');
    expect(lines[0]).toBe(COLUMN_NAMES.join(','));
    const line = lines.find((one) => one.startsWith(`${number},`));
    expect(line).toBe(
      `${number},CLOSED,2026-11-21,2026-11-21,,DISCRIMINATION,COMPLAINT,AGE,WORK,HOSTILE,ADVICE,` +
        'SOLVED,,,,RES_HERE,NAMED,SELF,WEB,nl,2026.1,',
    );
    const personal = /soort hier|Bo Wandel|bo@example|vorige week|Anna/;
    expect(lines.join('\n')).not.toMatch(personal);
  });

  it('keeps to the filters of the list, and says codes in words', async () => {
    const answer = await get('/api/papers/cases?format=csv&state=closed&label=nl');
    const lines = (await answer.text()).trimEnd().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^Nummer,/);
    expect(lines[1]).toContain('Leeftijd');
  });

  it('is audited with how many, and never by colleague', async () => {
    await get('/api/papers/cases?format=xlsx&state=closed');
    const rows = await point.db.execute(sql`select subject from audit_entries
      where act = 'cases-exported' order by id desc limit 1`);
    expect(rows[0]).toEqual({ subject: 'xlsx 1' });
    const { accountId } = point.worker;
    const by = await anna.call('GET', `/api/papers/cases?format=csv&owner=${accountId}`);
    expect(by.problem).toBe('request-invalid');
  });

  it('asks who signed in long ago to do so again', async () => {
    const now = point.clock.now();
    point.clock.set(new Date(now.getTime() + 16 * 60_000));
    const late = await anna.call('GET', '/api/papers/cases?format=csv');
    expect(late.problem).toBe('fresh-sign-in-required');
    point.clock.set(now);
  });
});
