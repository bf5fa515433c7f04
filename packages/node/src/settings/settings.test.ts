import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pointApp, type TestPoint, testPoint } from '../../../../test/point.ts';
import { loadConfig, type PointConfig } from '../system/config.ts';
import { changeSettings, readSettings, settledConfig } from './change.ts';
import { isSetUp, type Settings, settingsOf, settingsSchema, withSettings } from './settings.ts';

const BARE = loadConfig({ NABIJ_ROLE: 'point', NABIJ_URL: 'https://meldpunt.example' });
const SETTINGS: Settings = {
  name: 'Meldpunt Berkenoord',
  town: 'Berkenoord',
  municipality: 'XXDL02',
  population: 30_000,
  phone: '0800 0202',
  address: null,
  hours: 'ma–vr 9–17',
  helpline: null,
  country: 'BE',
  region: 'VLG',
  places: ['Berkenhof'],
  postcodes: [[9000, 9099]],
  languages: ['nl', 'fr'],
  texts: { nl: { welcome: 'Welkom.', about: '', receipt: '' } },
};

function bare(): PointConfig {
  if (BARE.role !== 'point') throw new TypeError('Not a point');
  return BARE;
}

let point: TestPoint;
beforeAll(async () => {
  point = await testPoint();
});
afterAll(() => point.drop());

const nodeKeys = () => [point.key.publicJwk];
const by = () => {
  return { key: point.key, accountId: point.worker.accountId, now: point.clock.now() };
};

describe('settings', () => {
  it('are what the environment says until somebody sets them', async () => {
    expect(isSetUp(bare())).toBe(false);
    expect(await readSettings(point.db, nodeKeys())).toEqual({ version: 0 });
    expect(await settledConfig(bare(), point.db, nodeKeys())).toEqual(bare());
  });

  it('stand over the environment and leave nothing behind that was emptied', () => {
    const config = withSettings(bare(), SETTINGS);
    expect(settingsOf(config)).toEqual(SETTINGS);
    expect(isSetUp(config)).toBe(true);
    expect(config.url).toBe('https://meldpunt.example');
    const emptied = withSettings(config, { ...SETTINGS, phone: null, region: null, country: 'NL' });
    expect([emptied.phone, emptied.region, emptied.hours]).toEqual([
      undefined,
      undefined,
      'ma–vr 9–17',
    ]);
  });

  it('come back as they were set, whatever they are', () => {
    const words = fc.string({ minLength: 1, maxLength: 80 }).map((text) => `x${text}`);
    fc.assert(
      fc.property(words, fc.option(words), (name, phone) => {
        const read = settingsSchema.safeParse({ ...SETTINGS, name, phone });
        if (!read.success) return;
        expect(settingsOf(withSettings(bare(), read.data))).toEqual(read.data);
      }),
    );
  });

  it.each([
    ['a name of two lines', { name: 'Meldpunt\nB' }],
    ['no name', { name: '   ' }],
    ['a name that is too long', { name: 'x'.repeat(121) }],
    ['a code with a space', { municipality: 'GM 0141' }],
    ['a region of another country', { country: 'NL' }],
    ['postcodes the wrong way round', { postcodes: [[9099, 9000]] }],
    ['a language twice', { languages: ['nl', 'nl'] }],
    ['no language', { languages: [] }],
    ['something that is not set here', { url: 'https://evil.example' }],
  ])('do not take %s', (_, wrong) => {
    expect(settingsSchema.safeParse({ ...SETTINGS, ...wrong }).success).toBe(false);
  });

  it('are kept by version: whoever looked at an older one changes nothing', async () => {
    await changeSettings(point.db, { settings: SETTINGS, version: 0 }, by());
    const second = { settings: { ...SETTINGS, name: 'Anders' }, version: 1 };
    await changeSettings(point.db, second, by());
    const late = changeSettings(point.db, second, by());
    await expect(late).rejects.toThrow('changed-meanwhile');
    const set = await readSettings(point.db, nodeKeys());
    expect([set.version, set.settings?.name]).toEqual([2, 'Anders']);
    const [row] = await point.db.execute(sql`select count(*)::int as n from settings`);
    expect(row?.n).toBe(1);
  });

  it('that this node did not state are not used', async () => {
    await point.db.execute(sql`update settings set version = 9`);
    expect(await readSettings(point.db, nodeKeys())).toEqual({ version: 9 });
    await point.db.execute(sql`update settings set version = 2`);
    expect((await readSettings(point.db, nodeKeys())).settings?.name).toBe('Anders');
    expect(await readSettings(point.db, [])).toEqual({ version: 2 });
  });
});

describe('a point that does not know its town', () => {
  it('takes no report, and says so; the desk is there', async () => {
    const env = { NABIJ_TOWN: '', NABIJ_MUNICIPALITY: '' };
    const app = await pointApp(point.database, { clock: point.clock, key: point.key, env });
    const page = await app.request('https://meldpunt.example/report');
    expect([page.status, await page.text()]).toEqual([503, expect.stringContaining('<html')]);
    expect((await app.request('https://meldpunt.example/healthz')).status).toBe(200);
  });
});
