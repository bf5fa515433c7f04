import { randomBytes, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SealBroken } from '../../vault/seal.ts';
import { finder, openEntry, sealEntry } from './entry.ts';
import { wordsOf } from './words.ts';

const secret = new Uint8Array(randomBytes(32));
const id = randomUUID();

const letters = fc.constantFrom(...'abçdeEéiİıßŞأحمدمُة0157-’ \n', 'ij', '😀', 'ﷺ', 'e\u0301');
const text = fc.string({ unit: letters, maxLength: 80 });

describe('an entry', () => {
  it('has a word exactly where a plain search of its text finds it', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), text, (texts, typed) => {
        const written = wordsOf(texts);
        const wanted = wordsOf([typed]);
        const entry = openEntry(secret, id, sealEntry(secret, id, written));
        const plain = wanted.every((word) => written.some((one) => one.startsWith(word)));
        expect(entry && finder(wanted)(entry)).toBe(plain);
      }),
      { numRuns: 1000 },
    );
  });

  it('is found by each of its words and by the beginning of each', () => {
    fc.assert(
      fc.property(text, fc.nat(), (written, at) => {
        const words = wordsOf([written]);
        const entry = openEntry(secret, id, sealEntry(secret, id, words));
        for (const word of words) {
          const start = [...word].slice(0, 1 + (at % [...word].length)).join('');
          expect(entry && finder([word, start])(entry)).toBe(true);
        }
      }),
    );
  });

  it('says little by its length, and tells a case that did not open', () => {
    const lengths = [[], ['a'], ['woord'.repeat(90)], ['woord'.repeat(110)], undefined].map(
      (words) => sealEntry(secret, id, words).length - 28,
    );
    expect(lengths).toEqual([512, 512, 512, 1024, 512]);
    expect(openEntry(secret, id, sealEntry(secret, id, undefined))).toBeUndefined();
    expect(openEntry(secret, id, sealEntry(secret, id, []))).toBeDefined();
  });

  it('opens in its own case only, with its own key', () => {
    const sealed = sealEntry(secret, id, ['geheim']);
    expect(sealed.includes('geheim')).toBe(false);
    expect(() => openEntry(secret, randomUUID(), sealed)).toThrow(SealBroken);
    expect(() => openEntry(new Uint8Array(randomBytes(32)), id, sealed)).toThrow(SealBroken);
  });
});
