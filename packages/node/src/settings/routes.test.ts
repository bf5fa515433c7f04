import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiClient, apiClient } from '../../../../test/api-client.ts';
import { pointEnvironment } from '../../../../test/network.ts';
import {
  type App,
  addAccount,
  POINT_URL,
  type TestPoint,
  testPoint,
  WORKER,
} from '../../../../test/point.ts';
import { cookieFor } from '../../../../test/sign-in.ts';
import { createApp } from '../app.ts';
import { TRIAL_STEPS } from '../intake/trial/trial.ts';
import { loadConfig } from '../system/config.ts';
import { createLog } from '../system/log.ts';
import type { Settings } from './settings.ts';
import { openSettledApp, type SettledApp } from './settled-app.ts';

const BEN = {
  login: 'ben',
  name: 'Ben',
  role: 'worker',
  password: 'acht-lange-woorden-hier',
} as const;
const TOWN = { name: 'Meldpunt', town: '', municipality: '', population: 3_000 };
const log = createLog({ level: 'silent' });

let point: TestPoint;
let first: SettledApp<App>;
let second: SettledApp<App>;

/** One process of a node whose town is set in the desk. */
async function program(): Promise<SettledApp<App>> {
  const config = loadConfig({ ...pointEnvironment(TOWN), NABIJ_URL: POINT_URL });
  const { database, clock, key, db } = point;
  const build: Parameters<typeof openSettledApp<App>>[0]['build'] = (settledTo, settle) =>
    createApp({ config: settledTo, database, key, clock, log, wake: () => {}, settle });
  return openSettledApp({ config, db, nodeKeys: [key.publicJwk], log, build });
}

beforeAll(async () => {
  point = await testPoint();
  await addAccount(point, BEN);
  [first, second] = [await program(), await program()];
});
afterAll(async () => {
  await first.stop();
  await second.stop();
  await point.drop();
});

async function client(app: App, person: { login: string; password: string }): Promise<ApiClient> {
  const it = apiClient(app);
  const at = { url: POINT_URL, now: point.clock.now() };
  const [name = '', value = ''] = (await cookieFor(point.db, person, at)).split('=');
  it.cookies.set(name, value);
  return it;
}

interface Shown {
  settings: Settings;
  version: number;
  setUp: boolean;
}

describe('setting up a town in its desk', () => {
  it('opens the point at once, in every process of the node', async () => {
    const lead = await client(first.app, WORKER);
    const before = (await lead.call<Shown>('GET', '/api/settings')).body;
    expect(before).toMatchObject({ version: 0, setUp: false, settings: { town: '' } });
    expect((await first.app.request(`${POINT_URL}/report`)).status).toBe(503);

    const told = { town: 'Berkenoord', municipality: 'XXDL02', name: 'Meldpunt Berkenoord' };
    const settings = { ...before.settings, ...told };
    const { body } = await lead.call<Shown>('PUT', '/api/settings', { settings, version: 0 });
    expect(body).toMatchObject({ version: 1, setUp: true, settings: told });
    const page = await first.app.request(`${POINT_URL}/?lang=nl`);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Berkenoord')]);

    expect((await second.app.request(`${POINT_URL}/report`)).status).toBe(503);
    await second.settle();
    expect((await second.app.request(`${POINT_URL}/report`)).status).toBe(200);
    expect(second.config).toMatchObject(told);
    const [noted] = await point.db.execute(sql`
      select subject, actor_id from audit_entries where act = 'settings-changed'`);
    const { accountId } = point.worker;
    expect(noted).toEqual({ subject: '1 name town municipality', actor_id: accountId });
  });

  it('is for a lead who signed in lately, and says when another was first', async () => {
    const lead = await client(first.app, WORKER);
    const { settings, version } = (await lead.call<Shown>('GET', '/api/settings')).body;
    const wanted = { settings, version };
    const ben = await client(first.app, BEN);
    expect((await ben.call('GET', '/api/settings')).problem).toBe('forbidden');
    expect((await ben.call('PUT', '/api/settings', wanted)).problem).toBe('forbidden');
    const late = await lead.call('PUT', '/api/settings', { settings, version: version - 1 });
    expect(late.problem).toBe('changed-meanwhile');
    for (const wrong of [
      { municipality: 'GM 01' },
      { municipality: '44021' },
      { municipality: 'GM0141', country: 'BE' },
      { languages: ['nl', 'zz'] },
      {
        postcodes: [
          [1000, 1099],
          [1050, 1060],
        ],
      },
      {
        postcodes: [
          [1000, 1099],
          [1000, 1099],
        ],
      },
      { population: 0 },
      { name: 'x\u0000' },
    ]) {
      const answer = await lead.call('PUT', '/api/settings', {
        settings: { ...settings, ...wrong },
        version,
      });
      expect([wrong, answer.problem]).toEqual([wrong, 'request-invalid']);
    }
    point.clock.set(new Date(point.clock.now().getTime() + 16 * 60_000));
    const stale = await lead.call('PUT', '/api/settings', wanted);
    expect(stale.problem).toBe('fresh-sign-in-required');
  });
});

describe('setting up', () => {
  it('tells how far it is', async () => {
    const lead = await client(first.app, WORKER);
    const { body } = await lead.call('GET', '/api/setup');
    expect(body).toEqual({
      town: true,
      people: expect.any(Number),
      recoverySheet: false,
      trial: false,
      region: false,
    });
  });

  it('tries a report all the way, keeps nothing of it and counts nothing', async () => {
    const lead = await client(first.app, WORKER);
    const { body } = await lead.call<{ steps: unknown }>('POST', '/api/setup/trial');
    expect(body.steps).toEqual(TRIAL_STEPS.map((step) => ({ step, works: true })));
    for (const name of ['cases', 'filings', 'tallies', 'visits', 'journal', 'desk_requests']) {
      const rows = await point.db.execute(sql`select from ${sql.identifier(name)}`);
      expect([name, rows.length]).toEqual([name, 0]);
    }
    expect((await lead.call('GET', '/api/setup')).body).toMatchObject({ trial: true });
  });
});
