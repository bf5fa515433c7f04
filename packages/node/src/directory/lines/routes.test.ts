import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ApiClient, apiClient } from '../../../../../test/api-client.ts';
import { filedCase } from '../../../../../test/filed-case.ts';
import {
  addAccount,
  POINT_URL,
  type TestPoint,
  testPoint,
  WORKER,
} from '../../../../../test/point.ts';
import { cookieFor } from '../../../../../test/sign-in.ts';

const COLLEAGUE = {
  login: 'bo',
  name: 'Bo Buur',
  role: 'worker',
  password: 'acht-lange-woorden-hier',
} as const;
const FORM = {
  agencyType: 'HOUSING_CO',
  name: 'Sam de Wijk',
  agency: 'Woonbedrijf',
  role: 'wijkbeheerder',
  phone: '0999 00 00 02',
  email: 'sam@woonbedrijf.example',
  reach: 'Bel voor tien uur.',
  note: '',
};

interface Lines {
  lines: ({ id: string; version: number; knownBy: string[]; note: string } & Record<
    string,
    unknown
  >)[];
}

let point: TestPoint;
let anna: ApiClient;
let bo: ApiClient;
let id: string;

beforeAll(async () => {
  point = await testPoint();
  await addAccount(point, COLLEAGUE);
});
beforeEach(async () => {
  await point.db.execute(sql`delete from short_lines`);
  [anna, bo] = [await client(WORKER), await client(COLLEAGUE)];
  id = randomUUID();
});
afterAll(() => point.drop());

async function client(person: { login: string; password: string }): Promise<ApiClient> {
  const it = apiClient(point.app);
  const at = { url: POINT_URL, now: point.clock.now() };
  const [name = '', value = ''] = (await cookieFor(point.db, person, at)).split('=');
  it.cookies.set(name, value);
  return it;
}

const add = (form: object = {}) => anna.call<Lines>('POST', '/api/lines', { id, ...FORM, ...form });
const lines = async () => (await bo.call<Lines>('GET', '/api/lines')).body.lines;
const acts = async () => {
  const rows = await point.db.execute<{ act: string }>(
    sql`select act from audit_entries where act like 'line-%' order by id`,
  );
  return rows.map(({ act }) => act);
};

describe('a short line', () => {
  it('is there for the whole team, with who of us knows them', async () => {
    await add();
    expect(await lines()).toEqual([
      {
        ...FORM,
        id,
        version: 1,
        knownBy: [WORKER.name],
        knownByMe: false,
        verifiedOn: '2026-11-21',
        asksToVerify: false,
        lastContactOn: null,
      },
    ]);
    await bo.call('PUT', `/api/lines/${id}/known`, { known: true });
    expect((await lines())[0]?.knownBy).toEqual([WORKER.name, COLLEAGUE.name]);
    await anna.call('PUT', `/api/lines/${id}/known`, { known: false });
    expect((await lines())[0]?.knownBy).toEqual([COLLEAGUE.name]);
  });

  it('is asked for after a year, and checked', async () => {
    await add();
    const later = point.clock.now();
    point.clock.set(new Date('2027-11-21T12:00:00Z'));
    [anna, bo] = [await client(WORKER), await client(COLLEAGUE)];
    expect(await lines()).toMatchObject([{ asksToVerify: true }]);
    await bo.call('POST', `/api/lines/${id}/verify`);
    expect(await lines()).toMatchObject([{ asksToVerify: false, verifiedOn: '2027-11-21' }]);
    point.clock.set(later);
  });

  it('sent twice is there once; who saw an older one is told', async () => {
    await add();
    expect((await add()).body.lines).toHaveLength(1);
    const change = { ...FORM, version: 1, phone: '0999 00 00 03' };
    await bo.call('PUT', `/api/lines/${id}`, change);
    expect((await anna.call('PUT', `/api/lines/${id}`, change)).problem).toBe('changed-meanwhile');
    expect(await lines()).toMatchObject([{ version: 2, phone: '0999 00 00 03' }]);
  });

  it('is lost by no two who change it at once', async () => {
    await add();
    await Promise.all([
      anna.call('POST', `/api/lines/${id}/verify`),
      bo.call('PUT', `/api/lines/${id}/known`, { known: true }),
    ]);
    expect(await lines()).toMatchObject([{ version: 3, knownBy: [WORKER.name, COLLEAGUE.name] }]);
  });

  it('goes as a card, and goes away', async () => {
    await add();
    const before = (await acts()).length;
    const cookie = [...anna.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const url = `${POINT_URL}/api/lines/${id}/vcard`;
    const card = await point.app.request(url, { headers: { Cookie: cookie } });
    expect(card.headers.get('content-type')).toBe('text/vcard; charset=utf-8');
    const text = await card.text();
    expect(text).toContain('FN:Sam de Wijk');
    const { body } = await anna.call('POST', '/api/lines/vcards', { text });
    expect(body).toMatchObject({ cards: [{ name: 'Sam de Wijk' }] });
    const table = await anna.call('POST', '/api/lines/vcards', { text: 'id,name' });
    expect(table.body).toEqual({ cards: [] });
    const large = await anna.call('POST', '/api/lines/vcards', { text: 'x'.repeat(200_001) });
    expect(large.problem).toBe('request-invalid');
    // read is not kept
    expect(await lines()).toHaveLength(1);
    await anna.call('DELETE', `/api/lines/${id}`);
    expect(await lines()).toEqual([]);
    expect((await anna.call('POST', `/api/lines/${id}/verify`)).problem).toBe('not-found');
    expect((await acts()).slice(before)).toEqual(['line-taken', 'line-removed']);
  });

  it.each([
    { name: '' },
    { agencyType: 'NOPE' },
    { email: 'nobody' },
    { name: 'a\nb' },
    { name: 'x\u202ey' },
    { phone: '0'.repeat(61) },
    { knownBy: [] },
  ])('is refused as %j', async (form) => {
    expect((await add(form)).problem).toBe('request-invalid');
    expect(await lines()).toEqual([]);
  });

  it('lies sealed: nobody reads a name in the database', async () => {
    await add();
    const rows = await point.db.execute(sql`select * from short_lines`);
    const audited = await point.db.execute(sql`select * from audit_entries`);
    const text = JSON.stringify([...rows, ...audited]);
    for (const word of ['Sam de', 'Woonbedrijf', '0999', 'tien uur']) {
      expect(text).not.toContain(word);
    }
  });
});

describe('where a case needs them', () => {
  const about = { setting: 'HOUSING' } as const;

  it('people are suggested, and kinds of agencies where nobody is known', async () => {
    await add();
    await anna.call('POST', '/api/lines', { id: randomUUID(), ...FORM, agencyType: 'SCHOOL' });
    const filed = await filedCase(point, about);
    const { body } = await bo.call<Lines & { missing: string[] }>(
      'GET',
      `/api/cases/${filed.id}/lines`,
    );
    expect(body.lines.map((line) => line.id)).toEqual([id]);
    expect(body.missing).toContain('MUNICIPALITY');
    expect(body.missing).not.toContain('HOUSING_CO');
  });

  it('a contact makes the line richer, and is told in the history of the case', async () => {
    await add({ note: 'Kent de straat.' });
    const filed = await filedCase(point, about);
    const at = `/api/cases/${filed.id}/lines/${id}/contact`;
    const contact = { reached: true, learned: 'Heeft woensdag vrij.' };
    const { body } = await bo.call<{ journal: object[]; version: number }>('POST', at, contact);
    expect(body.version).toBe(2);
    expect(body.journal).toContainEqual(
      expect.objectContaining({ act: 'line-used', note: 'Sam de Wijk, Woonbedrijf' }),
    );
    expect(await lines()).toMatchObject([
      {
        note: 'Kent de straat.\nHeeft woensdag vrij.',
        lastContactOn: '2026-11-21',
        knownBy: [WORKER.name, COLLEAGUE.name],
      },
    ]);
  });

  it('who was not reached is not spoken to', async () => {
    await add();
    const filed = await filedCase(point, about);
    const at = `/api/cases/${filed.id}/lines/${id}/contact`;
    const { body } = await bo.call<{ journal: object[] }>('POST', at, {
      reached: false,
      learned: '',
    });
    expect(body.journal).toContainEqual(expect.objectContaining({ act: 'line-tried' }));
    expect(await lines()).toMatchObject([{ lastContactOn: null, knownBy: [WORKER.name] }]);
  });

  it('of no case, or to nobody, is nothing noted', async () => {
    await add();
    const filed = await filedCase(point, about);
    const contact = { reached: true, learned: '' };
    const call = async (caseId: string, line: string) =>
      (await bo.call('POST', `/api/cases/${caseId}/lines/${line}/contact`, contact)).problem;
    expect(await call(randomUUID(), id)).toBe('not-found');
    expect(await call(filed.id, randomUUID())).toBe('not-found');
    expect(await lines()).toMatchObject([{ version: 1 }]);
    expect((await filed.row()).version).toBe(1);
  });
});
