import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newSecrets } from './secrets.ts';

const STOP = Buffer.from('\n\n\n\n');

describe('the search for secrets', () => {
  const secrets = newSecrets();
  const word = secrets.word('story');
  secrets.keep('code', 'A1B2-C3D4');
  const search = secrets.search();
  const noise = randomBytes(100_000);
  const found = (text: string | Uint8Array) =>
    // a stop on both sides: chance may put the letter there that is missing
    search.in(Buffer.concat([noise, STOP, Buffer.from(text), STOP, noise]));

  it('finds nothing where nothing is', () => {
    expect(found('')).toEqual([]);
    expect(found(word.slice(0, -1))).toEqual([]);
    expect(search.in(new Uint8Array())).toEqual([]);
  });

  it.each([
    ['as it is', (text: string) => text],
    ['in capitals', (text: string) => text.toUpperCase()],
    ['in JSON', (text: string) => JSON.stringify({ story: `x ${text} y` })],
    ['in hexadecimal', (text: string) => Buffer.from(text).toString('hex')],
    ['in sixteen bits', (text: string) => Buffer.from(text, 'utf16le')],
    ['in sixteen bits, turned', (text: string) => Buffer.from(text, 'utf16le').swap16()],
  ])('finds it %s', (_, spell) => {
    expect(found(spell(word))).toEqual(['story 0']);
  });

  it('finds it in base 64 among whatever', () => {
    for (const encoding of ['base64', 'base64url'] as const) {
      for (let before = 0; before < 7; before += 1) {
        for (let after = 0; after < 4; after += 1) {
          const text = `${'x'.repeat(before)}${word}${'?'.repeat(after)}`;
          expect(found(Buffer.from(text).toString(encoding))).toEqual(['story 0']);
        }
      }
    }
  });

  it('finds bytes as they are, in hexadecimal and in base 64', () => {
    const key = randomBytes(32);
    const keys = newSecrets();
    keys.keep('key', key);
    const spelt = [key, key.toString('hex'), key.toString('base64'), key.toString('base64url')];
    for (const it of spelt) {
      expect(keys.search().in(Buffer.concat([noise, Buffer.from(it)]))).toEqual(['key 0']);
    }
  });

  it('finds it at the very start and the very end', () => {
    expect(search.in(Buffer.from(word))).toEqual(['story 0']);
    expect(search.in(Buffer.from(`--${word}`))).toEqual(['story 0']);
    expect(search.in(Buffer.from('a1b2-c3d4'))).toEqual(['code 1']);
  });
});
