import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type DirectoryEntry,
  MAX_DIRECTORY_BYTES,
  MAX_DIRECTORY_ENTRIES,
  signDirectory,
  verifyDirectory,
} from './directory.ts';
import { importSigningKey, type SigningKey } from './keys.ts';
import { findKey, REGION } from './testing/actors.ts';
import { NOW } from './testing/vector.ts';

const now = new Date(NOW);
const iss = REGION.entityId;
const options = { issuer: iss, findKey, now };
let key: SigningKey;
beforeAll(async () => {
  key = await importSigningKey(REGION.privateJwk);
});

const text = (longest: number) =>
  fc
    .string({ minLength: 1, maxLength: longest, unit: fc.constantFrom(...'aé 學ض’-12') })
    .filter((it) => it.trim() === it);

const entry = fc.record(
  {
    entity_id: fc.integer({ min: 0, max: 1e9 }).map((at) => `https://p${at}.example`),
    name: text(200),
    municipalities: fc.array(fc.stringMatching(/^[A-Z]{2}[0-9]{1,5}$/), { maxLength: 3 }),
    languages: fc.subarray(['nl', 'fr', 'ar']),
    town: text(80),
    phone: text(200),
    places: fc.array(text(80), { maxLength: 4 }),
    postcodes: fc.array(
      fc.tuple(fc.nat(99_999), fc.nat(99_999)).filter(([first, last]) => first <= last),
      { maxLength: 3 },
    ),
    people: fc.array(fc.record({ name: text(80), line: text(120) }), { maxLength: 3 }),
    stated_at: fc.nat(2e9),
  },
  { requiredKeys: ['entity_id', 'name', 'municipalities', 'languages'] },
);
const entriesOf = fc.uniqueArray(entry, { selector: (it) => it.entity_id, maxLength: 5 });

const reasonOf = async (compact: string, at = now) => {
  const result = await verifyDirectory(compact, { ...options, now: at });
  return result.verified || result.reason;
};

describe('a directory', () => {
  it('says after verification what was signed, whatever that is', async () => {
    await fc.assert(
      fc.asyncProperty(entriesOf, async (entries) => {
        const compact = await signDirectory({ key, iss, now, entries });
        const iat = now.getTime() / 1000;
        expect(await verifyDirectory(compact, options)).toEqual({
          verified: true,
          directory: { iss, iat, exp: iat + 86_400, entries },
        });
      }),
      { numRuns: 50 },
    );
  });

  it('is refused with any one character changed, wherever that is', async () => {
    const entries = [
      { entity_id: 'https://klein.example', name: 'Klein', municipalities: [], languages: [] },
    ];
    const compact = await signDirectory({ key, iss, now, entries });
    await fc.assert(
      fc.asyncProperty(
        fc.nat(compact.length - 1),
        fc.constantFrom(...'ABCabc019-_.=\n'),
        async (at, character) => {
          fc.pre(compact[at] !== character);
          const changed = compact.slice(0, at) + character + compact.slice(at + 1);
          expect((await verifyDirectory(changed, options)).verified).toBe(false);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('is good for a day, and for clocks two minutes behind', async () => {
    const compact = await signDirectory({ key, iss, now, entries: [] });
    const at = (seconds: number) => reasonOf(compact, new Date(now.getTime() + seconds * 1000));
    expect(await at(-121)).toBe('issued-in-future');
    expect(await at(-120)).toBe(true);
    expect(await at(86_399)).toBe(true);
    expect(await at(86_400)).toBe('expired');
  });

  it('of another coordinator is none of ours', async () => {
    const compact = await signDirectory({ key, iss, now, entries: [] });
    const issuer = 'https://other.example';
    const result = await verifyDirectory(compact, { ...options, issuer });
    expect(result).toEqual({ verified: false, reason: 'payload-invalid' });
  });

  it('has room for a thousand points that say much, and not for one more', async () => {
    const entries = Array.from(
      { length: MAX_DIRECTORY_ENTRIES },
      (_, at): DirectoryEntry => ({
        entity_id: `https://meldpunt-${at}.example`,
        name: `Meldpunt ${at}`,
        town: `Stad ${at}`,
        address: 'x'.repeat(200),
        hours: 'x'.repeat(200),
        municipalities: [`GM${at}`],
        languages: ['nl', 'en'],
        places: Array.from({ length: 100 }, (_, of) => `Dorpsnaam ${at}-${of}`),
        people: Array.from({ length: 20 }, () => ({ name: 'x'.repeat(30), line: 'x'.repeat(80) })),
      }),
    );
    const compact = await signDirectory({ key, iss, now, entries });
    expect(await reasonOf(compact)).toBe(true);
    const more = [
      ...entries,
      { entity_id: 'https://a.example', name: 'a', municipalities: [], languages: [] },
    ];
    await expect(signDirectory({ key, iss, now, entries: more })).rejects.toThrow(TypeError);
  });

  it('is not signed when it is too large, nor looked at', async () => {
    const places = Array.from({ length: 200 }, () => '學'.repeat(80));
    const entries = Array.from({ length: 200 }, (_, at) => ({
      entity_id: `https://p${at}.example`,
      name: 'x',
      municipalities: [],
      languages: [],
      places,
    }));
    await expect(signDirectory({ key, iss, now, entries })).rejects.toThrow('too large');
    expect(await reasonOf('A'.repeat(MAX_DIRECTORY_BYTES + 1))).toBe('envelope-too-large');
  });

  it('is not signed with what nobody would show', async () => {
    const bad = { entity_id: 'javascript:alert(1)', name: 'x', municipalities: [], languages: [] };
    await expect(signDirectory({ key, iss, now, entries: [bad] })).rejects.toThrow(TypeError);
  });
});
