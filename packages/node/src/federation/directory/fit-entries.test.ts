import {
  type DirectoryEntry,
  generateSigningKeyJwk,
  importSigningKey,
  MAX_DIRECTORY_ENTRIES,
  signDirectory,
} from '@nabij/protocol';
import { describe, expect, it } from 'vitest';
import { fitEntries } from './fit-entries.ts';

const entry = (at: number, more: Partial<DirectoryEntry> = {}): DirectoryEntry => ({
  entity_id: `https://p${at}.example`,
  name: `Meldpunt ${at}`,
  municipalities: [],
  languages: ['nl'],
  ...more,
});
const person = { name: 'x'.repeat(60), line: 'x'.repeat(100) };
const placesOf = (count: number) =>
  Array.from({ length: count }, (_, at) => `${at}`.padEnd(70, 'x'));

describe('entries of a directory', () => {
  it('stay as they are while there is room', () => {
    const stated = [entry(1, { people: [person], places: ['Broek'] }), entry(2)];
    expect(fitEntries(stated)).toEqual({ entries: stated, leftOut: [] });
  });

  it('lose people first, then villages, when all together are too many', () => {
    const full = { people: Array(40).fill(person), places: placesOf(60) };
    const some = fitEntries(Array.from({ length: 800 }, (_, at) => entry(at, full)));
    expect(some.leftOut).toEqual(['people']);
    expect(some.entries[0]).toEqual(entry(0, { places: full.places }));
    const more = { places: placesOf(100) };
    const all = fitEntries(Array.from({ length: 1000 }, (_, at) => entry(at, more)));
    expect(all.leftOut).toEqual(['people', 'places']);
  });

  it('that say very much take no room from others', () => {
    const greedy = entry(1, { people: Array(100).fill({ name: '學'.repeat(80), line: 'x' }) });
    const modest = entry(2, { people: [person] });
    expect(fitEntries([greedy, modest])).toEqual({ entries: [entry(1), modest], leftOut: [] });
  });

  it('can be signed, however much a thousand of them say', async () => {
    const key = await importSigningKey(await generateSigningKeyJwk());
    const text = (length: number) => '學'.repeat(length);
    const most = {
      name: text(200),
      town: text(80),
      address: text(200),
      hours: text(200),
      phone: text(200),
      municipalities: Array(1000).fill('M'.repeat(32)),
      languages: Array(64).fill('nl'),
      places: Array(200).fill(text(80)),
      postcodes: Array(200).fill([99_998, 99_999]),
      people: Array(100).fill({ name: text(80), line: text(120) }),
    };
    const { entries } = fitEntries(Array.from({ length: 1100 }, (_, at) => entry(at, most)));
    expect(entries).toHaveLength(MAX_DIRECTORY_ENTRIES);
    const iss = 'https://regio.example';
    expect(await signDirectory({ key, iss, now: new Date(), entries })).toContain('.');
  });
});
