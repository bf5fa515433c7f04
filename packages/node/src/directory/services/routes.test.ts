import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ApiClient, apiClient } from '../../../../../test/api-client.ts';
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
  version: 0,
  name: 'Huurteam',
  status: 'active',
  description: 'Hulp bij ruzie met de verhuurder.',
  organization: 'Stichting Wonen',
  email: 'hallo@huurteam.example',
  url: 'https://huurteam.example/',
  phones: ['0999 00 00 01'],
  hours: 'dinsdag',
  languages: ['nl', 'tr'],
  fits: ['domain/HOUSING'],
  translations: { en: { name: 'Rent team', description: '', schedule: '' } },
  verified: true,
};
const IMPORT = '/api/services/import?mode=add';

interface Shown {
  services: { id: string; version: number; name: string; verifiedOn: string | null }[];
}

let point: TestPoint;
let lead: ApiClient;
let worker: ApiClient;

beforeAll(async () => {
  point = await testPoint();
  await addAccount(point, COLLEAGUE);
});
beforeEach(async () => {
  await point.db.execute(sql`delete from services`);
  [lead, worker] = [await client(WORKER), await client(COLLEAGUE)];
});
afterAll(() => point.drop());

async function client(person: { login: string; password: string }): Promise<ApiClient> {
  const it = apiClient(point.app);
  const at = { url: POINT_URL, now: point.clock.now() };
  const [name = '', value = ''] = (await cookieFor(point.db, person, at)).split('=');
  it.cookies.set(name, value);
  return it;
}

const shown = async () => (await worker.call<Shown>('GET', '/api/services')).body.services;
const acts = async () =>
  (
    await point.db.execute<{ act: string }>(
      sql`select act from audit_entries where act like 'service%' order by id`,
    )
  ).map(({ act }) => act);

describe('a service that is filled in by hand', () => {
  it('is kept, changed, checked and taken away, and each is written down', async () => {
    const before = (await acts()).length;
    await worker.call('PUT', '/api/services/huur', FORM);
    const { verified: _, version: __, ...said } = FORM;
    expect(await shown()).toEqual([
      { ...said, id: 'huur', version: 1, verifiedOn: '2026-11-21', asksToVerify: false },
    ]);
    const change = { ...FORM, version: 1, name: 'Huurteam Noord', verified: false };
    await worker.call('PUT', '/api/services/huur', change);
    await point.db.execute(sql`update services set verified_on = '2025-11-21'`);
    expect(await shown()).toMatchObject([{ version: 2, asksToVerify: true }]);
    await worker.call('POST', '/api/services/huur/verify');
    expect(await shown()).toMatchObject([{ name: 'Huurteam Noord', asksToVerify: false }]);
    await lead.call('DELETE', '/api/services/huur');
    expect(await shown()).toEqual([]);
    expect((await acts()).slice(before)).toEqual([
      'service-changed',
      'service-changed',
      'service-verified',
      'service-removed',
    ]);
  });

  it('is refused to who saw an older one, and sent twice it is there once', async () => {
    await worker.call('PUT', '/api/services/huur', FORM);
    expect((await worker.call('PUT', '/api/services/huur', FORM)).status).toBe(200);
    await lead.call('PUT', '/api/services/huur', { ...FORM, version: 1, name: 'Noord' });
    const late = await worker.call('PUT', '/api/services/huur', { ...FORM, version: 1 });
    expect(late.problem).toBe('changed-meanwhile');
    expect(await shown()).toMatchObject([{ name: 'Noord', version: 2 }]);
  });

  it.each([
    { ...FORM, name: ' ' },
    { ...FORM, url: 'javascript:alert(1)' },
    { ...FORM, email: 'nobody' },
    { ...FORM, fits: ['ground/NOPE'] },
    { ...FORM, name: '\u001b[2J' },
    { ...FORM, status: 'open' },
    { ...FORM, also: 1 },
  ])('is refused as %j', async (form) => {
    expect((await worker.call('PUT', '/api/services/huur', form)).problem).toBe('request-invalid');
    expect(await shown()).toEqual([]);
  });
});

describe('a file', () => {
  it('is looked at, taken in and given out again by a lead', async () => {
    const file = [{ id: 'a', name: 'A', status: 'active', alert: 'Verhuisd.' }];
    const looked = await lead.call('POST', `${IMPORT}&check=1`, file);
    expect(looked.body).toEqual({ added: 1, changed: 0, same: 0, removed: 0, inactive: 0 });
    expect(await shown()).toEqual([]);
    await lead.call('POST', IMPORT, file);
    expect(await shown()).toMatchObject([{ id: 'a', verifiedOn: null }]);
    const out = await lead.call('GET', '/api/services/export');
    expect(out.body).toMatchObject({ contents: file });
  });

  it('with mistakes is refused whole, with every place', async () => {
    const file = [
      { id: 'a', name: 'A', status: 'active' },
      { id: 'b', status: 'open' },
    ];
    const { status, problem, body } = await lead.call('POST', IMPORT, file);
    expect([status, problem]).toEqual([422, 'import-invalid']);
    expect(body).toMatchObject({
      total: 2,
      mistakes: [
        { service: '"b"', place: 'name', kind: 'missing' },
        { service: '"b"', place: 'status', kind: 'choice' },
      ],
    });
    expect(await shown()).toEqual([]);
  });

  it('that is far too large is refused before it is read', async () => {
    let read = 0;
    const body = new ReadableStream({
      pull(stream) {
        read += 1;
        stream.enqueue(new Uint8Array(1024 * 1024));
        if (read === 100) stream.close();
      },
    });
    const cookie = [...lead.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { Cookie: cookie, 'Content-Type': 'application/json' };
    const init = { method: 'POST', headers, body, duplex: 'half' };
    const answer = await point.app.request(`${POINT_URL}${IMPORT}`, init as RequestInit);
    expect(answer.status).toBe(413);
    expect(read).toBeLessThan(12);
  });

  it('is no business of a worker', async () => {
    expect((await worker.call('POST', IMPORT, [])).problem).toBe('forbidden');
    expect((await worker.call('GET', '/api/services/export')).problem).toBe('forbidden');
    expect((await worker.call('DELETE', '/api/services/a')).problem).toBe('forbidden');
  });
});
