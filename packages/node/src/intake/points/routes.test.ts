import {
  type DirectoryEntry,
  generateSigningKeyJwk,
  importSigningKey,
  type NodeMetadata,
  signDirectory,
} from '@nabij/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { citizen, type Page } from '../../../../../test/citizen.ts';
import { acquaint } from '../../../../../test/federation/nodes.ts';
import { POINT_URL, type TestPoint, testPoint } from '../../../../../test/point.ts';
import { putCard, putPhoto } from '../../directory/people/store.ts';
import { keepDirectoryRow } from '../../federation/directory/store.ts';
import { directoryReader } from '../../federation/directory/stored.ts';
import { loadConfig } from '../../system/config.ts';
import { findPlace } from './find.ts';
import { pointsReader } from './known-points.ts';

const REGION = 'https://regio.example';
const HAZEL = 'https://hazel.example';
const PHOTO_ID = '5a4f4ad6-54a9-4c4c-9e6a-a5e2b0bfb3b5';
const ENV = {
  NABIJ_PHONE: '0999 00 01 01',
  NABIJ_ADDRESS: 'Dorpshuis, Kerksteeg 2',
  NABIJ_HOURS: 'dinsdag </script><script>alert(1)</script>',
  NABIJ_PLACES: 'Broek,Kerkwilgen',
  NABIJ_POSTCODES: '1201-1219',
  NABIJ_HELPLINE: '0999 12 34 56 (gratis)',
  NABIJ_LANGUAGES: 'nl,en,ar',
};
const ENTRIES: DirectoryEntry[] = [
  { entity_id: POINT_URL, name: 'Onze oude naam', municipalities: [], languages: [] },
  {
    entity_id: HAZEL,
    name: 'Meldpunt <b>Hazelvoorde</b>',
    town: 'Hazelvoorde',
    address: 'Molenkamp 18',
    phone: '+31 (0)999-000202',
    country: 'NL',
    places: ['Broek', 'Sint Odulphusberg'],
    postcodes: [[1220, 1299]],
    municipalities: ['XXDL02'],
    languages: ['nl', 'en', 'uk'],
    people: [{ name: 'Maaike', line: 'Ik help bij <i>zorg</i>' }],
  },
  {
    entity_id: 'http://plain.example',
    name: 'Plain',
    town: 'Plainstad',
    municipalities: [],
    languages: [],
  },
];

let point: TestPoint;
beforeAll(async () => {
  point = await testPoint(ENV);
  await knowNetwork(ENTRIES);
  const { db, clock, worker } = point;
  await putCard(db, { accountId: worker.accountId, name: 'Anna', line: 'Voor u', at: clock.now() });
  await putPhoto(db, worker.accountId, { photo: new Uint8Array([1, 2]), photoId: PHOTO_ID });
});
afterAll(() => point.drop());

/** What the point would have fetched from a coordinator. */
async function knowNetwork(entries: DirectoryEntry[]): Promise<void> {
  const { db, clock } = point;
  const now = clock.now();
  const key = await importSigningKey(await generateSigningKeyJwk());
  const metadata: NodeMetadata = {
    role: 'coordinator',
    name: 'Regio',
    inbox: `${REGION}/federation/inbox`,
    municipalities: [],
    protocol_versions: ['1'],
    languages: ['nl'],
  };
  const known = { entityId: REGION, key, metadata };
  await acquaint(db, known, { relation: 'superior', now });
  const statement = await signDirectory({ key, iss: REGION, now, entries });
  await keepDirectoryRow(db, { iss: REGION, statement, issuedAt: now, fetchedAt: now });
}

const open = (query = ''): Promise<Page> =>
  citizen(point.app, { 'Accept-Language': 'nl' }).get(`/points${query}`);
const search = (typed: string) => open(`?${new URLSearchParams({ q: typed })}`);
const cards = ({ html }: Page) =>
  [...html.matchAll(/<h2 id="point"[^>]*>(.*?)<\/h2>/gs)].map((it) => it[1]);
const choices = ({ html }: Page) =>
  [...html.matchAll(/<li><a href="\/points\?at=([^"]*)"/g)].map((it) =>
    decodeURIComponent(it[1] ?? ''),
  );
const dataOf = ({ html }: Page) => {
  const block = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1];
  return block === undefined ? undefined : JSON.parse(block);
};

describe('the page of points', () => {
  it('shows the own point first, then all', async () => {
    const page = await open();
    expect(page.status).toBe(200);
    expect(cards(page)).toEqual(['Meldpunt Wilgendrecht']);
    expect(choices(page)).toEqual([HAZEL, 'http://plain.example', POINT_URL]);
    expect(page.html).not.toContain('noindex');
    expect(page.text).not.toContain('Onze oude naam');
  });

  it('says how to reach it, who works there, and in which languages', async () => {
    const { html, text } = await open();
    expect(html).toContain('href="tel:0999000101"');
    expect(text).toContain('Kerksteeg 2');
    expect(html).toContain(`<img src="/people/${PHOTO_ID}" alt=""`);
    expect(text).toContain('Voor u');
    expect(html).toMatch(/<li lang="ar">العربية<\/li>/);
    expect(html).toMatch(/class="utrecht-button utrecht-button--primary-action" href="\/report"/);
  });

  it.each([
    ['a name', 'Hazelvoorde'],
    ['a name with one error', 'Hazelvorde'],
    ['a village', 'st odulphusberg'],
    ['a postcode', '1250 AB'],
    ['a beginning', 'Hazel'],
  ])('shows the point at once for %s', async (_what, typed) => {
    const page = await search(typed);
    expect(cards(page)).toEqual(['Meldpunt &lt;b&gt;Hazelvoorde&lt;/b&gt;']);
    expect(page.html).toContain(`rel="external" href="${HAZEL}/report?lang=nl"`);
    expect(page.html).toContain('href="tel:+31999000202"');
    expect(page.html).toContain('Ik help bij &lt;i&gt;zorg&lt;/i&gt;');
    expect(page.html).toContain('noindex');
  });

  it('lets people choose when several places have the name', async () => {
    const page = await search('Broek');
    expect(cards(page)).toEqual([]);
    expect(choices(page)).toEqual([POINT_URL, HAZEL]);
    const chosen = await open(`?at=${encodeURIComponent(HAZEL)}`);
    expect(cards(chosen)).toHaveLength(1);
  });

  it('gives who finds nothing a number, all points, and this point', async () => {
    const page = await search('Nergenshuizen');
    expect(page.text).toContain('Nergenshuizen');
    expect(page.html).toContain('href="tel:0999123456"');
    expect(choices(page)).toHaveLength(3);
    expect(page.html).toContain('href="/report"');
  });

  it('links to no address that is not safe', async () => {
    const page = await search('Plainstad');
    expect(cards(page)).toEqual(['Plain']);
    expect(page.html).not.toContain('href="http://plain.example');
    expect(page.text).toContain('http://plain.example');
  });

  it('leads nobody away from a public screen', async () => {
    const visitor = citizen(point.app, { 'Accept-Language': 'nl' });
    await visitor.post('/kiosk', {});
    const page = await visitor.get('/points?q=Hazelvoorde');
    expect(page.html).not.toContain(`href="${HAZEL}`);
    expect(page.text).toContain(HAZEL);
  });

  it('has data for search engines that end no element', async () => {
    const page = await open();
    expect(dataOf(page)).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'GovernmentOffice',
      '@id': POINT_URL,
      telephone: '0999 00 01 01',
      openingHours: ENV.NABIJ_HOURS,
      areaServed: { name: 'Wilgendrecht', alternateName: ['Broek', 'Kerkwilgen'] },
    });
    expect(page.html).not.toContain('<script>alert');
    expect(JSON.stringify(dataOf(page))).not.toContain('Anna');
  });

  it('keeps the words and the language when either changes', async () => {
    const { html } = await open('?q=Hazelvoorde&lang=en');
    expect(html).toContain('value="Hazelvoorde"');
    expect(html).toContain('<input type="hidden" name="lang" value="en">');
    expect(html).toContain('href="/points?q=Hazelvoorde&amp;lang=nl"');
    expect(html).toContain(`href="${HAZEL}/report?lang=en"`);
  });
});

describe('whatever is asked', () => {
  it.each([
    ['a million characters', 'x'.repeat(1_000_000)],
    ['NUL', '\0'],
    ['a turned line', '\u202egnaV'],
    ['half a pair', '\ud83d'],
    ['emoji', '👩‍👧‍👦'.repeat(50)],
    ['markup', '"><script>alert(1)</script>'],
    ['SQL', "'; drop table directories; --"],
    ['white space', ' \t\n'],
  ])('%s gets a calm answer', async (_what, typed) => {
    const page = await search(typed);
    expect(page.status).toBe(200);
    expect(page.html).not.toMatch(/[\u202a-\u202e\0]|<script>alert/);
    expect(page.html.length).toBeLessThan(60_000);
  });

  it.each(['?q=%FF%FE', '?q=%', '?at=javascript:1', '?q=a&q=b', '?q[]=x', '?at='])(
    '%s too',
    async (query) => {
      expect((await open(query)).status).toBe(200);
    },
  );
});

describe('a point that knows no other, or only old ones', () => {
  it('shows itself, and for another town the number', async () => {
    const alone = await testPoint(ENV);
    const visitor = citizen(alone.app, { 'Accept-Language': 'nl' });
    const page = await visitor.get('/points');
    expect(cards(page)).toEqual(['Meldpunt Wilgendrecht']);
    expect(choices(page)).toEqual([]);
    expect((await visitor.get('/points?q=Hazelvoorde')).html).toContain('href="tel:0999123456"');
    await alone.drop();
  });

  it('says of which day the list is when that has expired, and names nobody of others', async () => {
    const now = point.clock.now();
    expect((await open()).text).not.toContain('21 november 2026');
    expect((await search('Hazelvoorde')).text).toContain('Maaike');
    point.clock.set(new Date(now.getTime() + 3 * 86_400_000));
    const page = await open();
    expect(page.text).toContain('21 november 2026');
    expect(choices(page)).toHaveLength(3);
    expect(page.text).toContain('Anna');
    expect((await search('Hazelvoorde')).text).not.toContain('Maaike');
    point.clock.set(now);
  });
});

describe('finding a place for a report', () => {
  it('says which point serves what somebody typed', async () => {
    const { db, clock } = point;
    const config = loadConfig({
      ...ENV,
      NABIJ_ROLE: 'point',
      NABIJ_URL: POINT_URL,
      NABIJ_NAME: 'x',
      NABIJ_TOWN: 'Wilgendrecht',
      NABIJ_MUNICIPALITY: 'XXDL01',
    });
    if (config.role !== 'point') throw new Error('A point');
    const deps = { clock, points: pointsReader(db, config, directoryReader(db)) };
    const urls = async (words: string) =>
      (await findPlace(deps, words)).matches.map((it) => it.point.report);
    expect(await urls('hazelvoorde')).toEqual([`${HAZEL}/report`]);
    expect(await urls('Wilgendrecht')).toEqual(['/report']);
    expect(await urls('Broek')).toEqual(['/report', `${HAZEL}/report`]);
    expect(await urls('x'.repeat(9999))).toEqual([]);
  });
});
