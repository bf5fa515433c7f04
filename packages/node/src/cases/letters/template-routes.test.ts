import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiClient, apiClient } from '../../../../../test/api-client.ts';
import {
  addAccount,
  POINT_URL,
  type TestPoint,
  testPoint,
  WORKER,
} from '../../../../../test/point.ts';
import { cookieFor } from '../../../../../test/sign-in.ts';
import { BUILT_IN, BUILT_IN_LANGUAGES } from './built-in.ts';

const BEN = {
  login: 'ben',
  name: 'Ben',
  role: 'worker',
  password: 'acht-lange-woorden-hier',
} as const;

interface Listed {
  templates: {
    id: string;
    language: string;
    name: string;
    text: string;
    builtIn: boolean;
    setAt: string | null;
  }[];
}

let point: TestPoint;
let lead: ApiClient;
let ben: ApiClient;

async function client(person: { login: string; password: string }): Promise<ApiClient> {
  const it = apiClient(point.app);
  const at = { url: POINT_URL, now: point.clock.now() };
  const [name = '', value = ''] = (await cookieFor(point.db, person, at)).split('=');
  it.cookies.set(name, value);
  return it;
}

beforeAll(async () => {
  point = await testPoint();
  await addAccount(point, BEN);
  lead = await client(WORKER);
  ben = await client(BEN);
});
afterAll(() => point.drop());

const found = ({ templates }: Listed, id: string, language = 'nl') =>
  templates.find((one) => one.id === id && one.language === language);
const put = (by: ApiClient, path: string, body: Record<string, unknown>) =>
  by.call<Listed>('PUT', `/api/templates/${path}`, { audience: 'reporter', ...body });

describe('templates', () => {
  it('begin with a set in every language that it has', async () => {
    const { body } = await ben.call<Listed>('GET', '/api/templates');
    expect(body.templates).toHaveLength(BUILT_IN.length * BUILT_IN_LANGUAGES.length);
    expect(body.templates.every(({ builtIn, setAt }) => builtIn && setAt === null)).toBe(true);
  });

  it('are said otherwise by a lead, sealed, and as they came again when taken back', async () => {
    const wanted = { name: 'Ontvangen', text: 'Dag {{name}}, nummer {{number}}.', seenAt: null };
    const { body } = await put(lead, 'acknowledgement/nl', wanted);
    const ours = found(body, 'acknowledgement');
    expect(ours).toMatchObject({ name: 'Ontvangen', builtIn: true, text: wanted.text });
    expect(found(body, 'acknowledgement', 'en')?.setAt).toBeNull();
    expect(body.templates).toHaveLength(BUILT_IN.length * BUILT_IN_LANGUAGES.length);
    const rows = await point.db.execute(sql`select it::text as row from letter_templates it`);
    expect(JSON.stringify(rows)).not.toContain('Ontvangen');

    expect((await put(lead, 'acknowledgement/nl', wanted)).problem).toBe('changed-meanwhile');
    const path = `/api/templates/acknowledgement/nl?seenAt=${ours?.setAt}`;
    const back = await lead.call<Listed>('DELETE', path);
    expect(found(back.body, 'acknowledgement')).toMatchObject({ setAt: null });
    expect((await lead.call('DELETE', path)).status).toBe(200);
  });

  it('of the team stand after the built-in ones', async () => {
    const id = randomUUID();
    const wanted = { name: 'Eigen', text: 'Tot ziens op {{today}}.', seenAt: null };
    const { body } = await put(lead, `${id}/tr`, wanted);
    expect(body.templates.at(-1)).toMatchObject({ id, language: 'tr', builtIn: false });
  });

  it('are written by a lead only, with placeholders of the list only', async () => {
    const wanted = { name: 'Vraag', text: 'Dag.', seenAt: null };
    expect((await put(ben, 'question/nl', wanted)).problem).toBe('forbidden');
    const wrong = [
      { text: 'Dag {{voornaam}}.' },
      { text: '   ' },
      { name: ' ' },
      { text: 'x'.repeat(10_001) },
    ];
    for (const one of wrong) {
      expect((await put(lead, 'question/nl', { ...wanted, ...one })).problem).toBe(
        'request-invalid',
      );
    }
    expect((await put(lead, 'nonsense/nl', wanted)).problem).toBe('request-invalid');
    expect((await put(lead, 'question/xx', wanted)).problem).toBe('request-invalid');
  });

  it('do not open when one was put under another in the database', async () => {
    const wanted = { name: 'Sluiten', text: 'Klaar.', seenAt: null };
    await put(lead, 'closing/nl', wanted);
    await point.db.execute(sql`update letter_templates set template = 'refusal'
      where template = 'closing' and language = 'nl'`);
    expect((await ben.call('GET', '/api/templates')).problem).toBe('seal-broken');
    await point.db.execute(sql`delete from letter_templates where template = 'refusal'`);
  });
});
