import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { citizen, EVERYTHING } from '../../../../test/citizen.ts';
import { pointEnvironment } from '../../../../test/network.ts';
import { type App, POINT_URL, type TestPoint, testPoint } from '../../../../test/point.ts';
import { createApp } from '../app.ts';
import { loadConfig, type PointConfig } from '../system/config.ts';
import { createLog } from '../system/log.ts';
import { signStatement } from '../system/statement.ts';
import { changeSettings, readSettings } from './change.ts';
import { textsSchema } from './own-words.ts';
import { settingsOf, wantedSettingsSchema } from './settings.ts';
import { openSettledApp, type SettledApp } from './settled-app.ts';
import { insertSettings } from './store.ts';

const NONE = { welcome: '', about: '', receipt: '' };
/** With its style and scripts the first page stays below this: see the first view in a browser. */
const FIRST_VIEW_BYTES = 60_000;
const log = createLog({ level: 'silent' });

let point: TestPoint;
let node: SettledApp<App>;

beforeAll(async () => {
  point = await testPoint();
  const { database, clock, key, db } = point;
  const town = { name: 'Meldpunt', town: 'Berkenoord', municipality: 'XXDL02', population: 3_000 };
  const config = loadConfig({ ...pointEnvironment(town), NABIJ_URL: POINT_URL });
  node = await openSettledApp<App>({
    ...{ config, db, log, nodeKeys: [key.publicJwk] },
    build: (settledTo, settle) =>
      createApp({ config: settledTo, database, key, clock, log, wake: () => {}, settle }),
  });
});
afterAll(async () => {
  await node.stop();
  await point.drop();
});

function settingsNow() {
  const { config } = node;
  if (config.role !== 'point') throw new TypeError('Not a point');
  return settingsOf(config satisfies PointConfig);
}

/** What a lead says from now on, as the desk sends it. */
async function say(texts: unknown): Promise<void> {
  const settings = wantedSettingsSchema.parse({ ...settingsNow(), texts });
  const { key, worker, clock, db } = point;
  const { version } = await readSettings(db, [key.publicJwk]);
  const by = { key, accountId: worker.accountId, now: clock.now() };
  await changeSettings(db, { settings, version }, { ...by, before: settingsNow() });
  await node.settle();
}

async function home(language: string): Promise<string> {
  return (await citizen(node.app).get(`/?lang=${language}`)).html;
}

describe("a town's own words", () => {
  it.each([
    ['a text that is too long', { ...NONE, welcome: 'x'.repeat(301) }],
    ['a longer one', { ...NONE, about: 'x'.repeat(1_001) }],
    ['a control character', { ...NONE, receipt: 'x\u0007y' }],
    ['a tab', { ...NONE, receipt: 'x\ty' }],
    ['a mark that turns what follows', { ...NONE, about: 'Bel \u202e0999\u202c' }],
    ['a mark that sets apart', { ...NONE, about: 'Bel \u2067wij' }],
    ['half of it', { welcome: 'x' }],
    ['a text for elsewhere', { ...NONE, footer: 'x' }],
  ])('do not take %s', (_, wrong) => {
    expect(textsSchema.safeParse({ nl: wrong }).success).toBe(false);
    expect(textsSchema.safeParse({ nl: NONE }).success).toBe(true);
  });

  it('are in languages that citizens read', () => {
    const inLanguage = (code: string) =>
      wantedSettingsSchema.safeParse({ ...settingsNow(), texts: { [code]: NONE } }).success;
    expect(['ar', 'zz', 'NL', '__proto__x'].map(inLanguage)).toEqual([true, false, false, false]);
  });

  it('have paragraphs and nothing around them, and stay as they are when read again', () => {
    const typed = '  Een\r\nwe \r\n \r\n\r\n twee\r';
    const { nl } = textsSchema.parse({ nl: { ...NONE, about: typed } });
    expect(nl?.about).toBe('Een\nwe \n\n twee');
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\r') }), (about) => {
        const once = textsSchema.parse({ nl: { ...NONE, about } });
        expect(textsSchema.parse(once)).toEqual(once);
      }),
    );
  });

  it('are none in settings that were kept before there were any', async () => {
    const { texts: _, ...settings } = settingsNow();
    const { key, db, worker, clock } = point;
    const statement = await signStatement(key, 'nabij-settings', { version: 1, settings });
    const row = { version: 1, statement, setBy: worker.accountId, setAt: clock.now() };
    await insertSettings(db, row);
    const read = await readSettings(db, [key.publicJwk]);
    expect(read).toEqual({ version: 1, settings: { ...settings, texts: {} } });
    await node.settle();
    expect(await home('nl')).not.toContain('id="about"');
  });

  it('show at once, in their own language only', async () => {
    const nl = { welcome: 'Welkom.', about: 'Wij zijn twee.\n\nKom binnen.', receipt: 'Tot snel.' };
    await say({ nl });
    const page = await home('nl');
    expect(page).toContain('<p class="story">Welkom.</p>');
    expect(page).toContain('<p class="story">Wij zijn twee.</p><p class="story">Kom binnen.</p>');
    expect(page).toContain('<h2 id="about">');
    const french = await home('fr');
    expect(french).toContain('lang="fr"');
    expect(french).not.toMatch(/Welkom|Wij zijn twee|id="about"/);
  });

  it('stand on the receipt, and not on the narrow paper', async () => {
    await say({ nl: { ...NONE, receipt: 'Neem gerust iemand mee.' } });
    const browser = citizen(node.app);
    await browser.get('/?lang=nl');
    await browser.answer(EVERYTHING);
    const receipt = await browser.post('/report/send');
    const said = '<p class="story wide">Neem gerust iemand mee.</p>';
    expect(receipt.html.split(said)).toHaveLength(2);
  });

  it('stay text, whatever is in them', async () => {
    const evil = `</p><script>alert(1)</script><img src=x onerror='x'>{{town}} $t(site.home)`;
    await say({ nl: { welcome: evil, about: evil, receipt: evil } });
    const page = await citizen(node.app).get('/?lang=nl');
    expect(page.html).not.toMatch(/<script>|<img/);
    expect(page.text.split(evil)).toHaveLength(3);
  });

  it('keep the first view small, however much is said', async () => {
    const letters = (count: number) => 'ع'.repeat(count);
    await say({ nl: { welcome: letters(300), about: letters(1_000), receipt: letters(300) } });
    const page = await home('nl');
    const paths = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path);
    const bodies = await Promise.all(
      paths.map(async (path) => {
        const headers = { 'Accept-Encoding': 'gzip' };
        return (await node.app.request(`${POINT_URL}${path}`, { headers })).arrayBuffer();
      }),
    );
    const bytes = [new TextEncoder().encode(page), ...bodies].map((body) => body.byteLength);
    expect(page).toContain(letters(1_000));
    expect(bytes.reduce((sum, size) => sum + size)).toBeLessThan(FIRST_VIEW_BYTES);
  });
});
