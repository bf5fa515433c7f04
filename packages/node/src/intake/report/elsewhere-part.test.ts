import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { citizen, EVERYTHING } from '../../../../../test/citizen.ts';
import { type TestPoint, testPoint } from '../../../../../test/point.ts';
import type { KnownPoint } from '../points/known-points.ts';
import { nameKeys } from '../points/name-key.ts';
import { loadTexts } from '../texts.ts';
import { elsewherePart } from './elsewhere-part.ts';

const texts = loadTexts()('nl');
const { t } = texts;
let point: TestPoint;

beforeAll(async () => {
  point = await testPoint({ NABIJ_PLACES: 'Achterwilgen' });
});
afterAll(() => point.drop());

const at = (place: string, lives: string) => ({
  place: { place: 'ELSEWHERE', elsewhere: place, lives },
});

describe('on the page after the place', () => {
  it('who names a village of this very town reads that they are right here', async () => {
    const browser = citizen(point.app);
    const { want, about, story } = EVERYTHING;
    const page = await browser.answer({ want, about, story, ...at('achterwilgen', 'YES') });
    const words = t('nearer.own', {
      place: '\u2068achterwilgen\u2069',
      town: '\u2068Wilgendrecht\u2069',
    });
    expect([page.path, page.text.includes(words)]).toEqual(['/report/when', true]);
    await browser.answer({ when: {}, setting: {}, ground: {}, role: {}, anonymity: {} });
    expect((await browser.get('/report/check')).text).toContain(words);
    expect((await browser.get('/report/setting')).text).not.toContain(words);
  });

  it('who was and lives elsewhere is told of other points, and asked to go on', async () => {
    const browser = citizen(point.app);
    const { want, about, story } = EVERYTHING;
    const far = await browser.answer({ want, about, story, ...at('Húsavík', 'NO') });
    expect(far.text).toContain(t('nearer.unknown'));
    const near = await browser.answer(at('Húsavík', 'YES'));
    expect(near.text).not.toContain(t('nearer.unknown'));
    const here = await browser.answer({ place: EVERYTHING.place });
    expect(here.text).not.toContain(t('nearer.unknown'));
  });
});

describe('a point in the town where it was', () => {
  const there = {
    ...{ isOwn: false, url: 'https://hazel.example', report: 'https://hazel.example/report' },
    ...{ name: 'Meldpunt <Hazel>', town: 'Hazelvoorde', phone: '0999 00 02 02' },
    ...{ names: nameKeys(['Hazelvoorde']), postcodes: [], places: [], languages: [], people: [] },
  } satisfies KnownPoint;
  const now = new Date('2026-11-21T12:00:00Z');
  const deps = {
    points: async () => ({ own: there, all: [there], asOf: undefined }),
    clock: { now: () => now },
  };
  const typed = { place: ['ELSEWHERE'], elsewhere: ['hazelvorde'], lives: ['YES'] };
  const view = {
    ...{ texts, now, stylePath: '', scripts: new Map() },
    ...{ path: '/', href: (path: string) => path },
    point: {
      ...{ url: 'https://meldpunt.example', name: 'Meldpunt', town: 'Wilgendrecht' },
      ...{ languages: ['nl'], country: 'NL' as const, exitUrl: 'https://nos.nl', mails: false },
    },
  };

  it('is offered with its number and a way to report there; reporting here stays possible', async () => {
    const part = String(await elsewherePart({ ...view, kiosk: false }, typed, deps));
    expect(part).toContain('href="https://hazel.example/report?lang=nl"');
    expect(part).toContain('Meldpunt &lt;Hazel&gt;');
    expect(part).toContain('href="tel:');
    expect(part).toContain(t('nearer.here'));
  });

  it('is named without a link on a public screen', async () => {
    const part = String(await elsewherePart({ ...view, kiosk: true }, typed, deps));
    expect(part).not.toContain('href="https');
    expect(part).toContain('https://hazel.example');
  });

  it('is not offered to who was here or does not know', async () => {
    for (const place of ['HERE', 'UNKNOWN']) {
      const other = { ...typed, place: [place] };
      expect(await elsewherePart({ ...view, kiosk: false }, other, deps)).toBeUndefined();
    }
  });
});
