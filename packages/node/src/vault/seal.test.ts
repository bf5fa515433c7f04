import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { CompactEncrypt, type CryptoKey, compactDecrypt, decodeProtectedHeader } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { importSealingKey, newKeyPair } from './intake-key.ts';
import {
  openBytes,
  openRaw,
  openText,
  SealBroken,
  type SealingKey,
  sealBytes,
  sealRaw,
  sealText,
} from './seal.ts';

interface Pair {
  name: string;
  seals: SealingKey;
  opens: SealingKey;
}

let pairs: Pair[];
let other: { secret: Uint8Array; privateKey: CryptoKey };

beforeAll(async () => {
  const secret = new Uint8Array(randomBytes(32));
  const [mine, theirs] = [await newKeyPair(), await newKeyPair()];
  pairs = [
    { name: 'a content key', seals: secret, opens: secret },
    {
      name: 'an X25519 key',
      seals: await importSealingKey(mine.publicKey),
      opens: await importSealingKey(mine.privateKey),
    },
  ];
  other = {
    secret: new Uint8Array(randomBytes(32)),
    privateKey: await importSealingKey(theirs.privateKey),
  };
});

/** The same JWE with one bit of one of its parts turned over. */
function withFlippedBit(sealed: string, { part, at }: { part: number; at: number }): string {
  const parts = sealed.split('.');
  const filled = parts.flatMap((text, index) => (text ? [index] : []));
  const index = filled[part % filled.length] ?? 0;
  const bytes = Buffer.from(parts[index] ?? '', 'base64url');
  const bit = at % (bytes.length * 8);
  bytes.writeUInt8(bytes.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
  return parts.with(index, bytes.toString('base64url')).join('.');
}

const flips = fc.record({ part: fc.nat(4), at: fc.nat() });
const place = fc.string({ unit: 'grapheme', maxLength: 40 });

describe('what is sealed', () => {
  it('opens with its key in its place, whatever it is', async () => {
    const bytes = fc.uint8Array({ maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(fc.nat(1), place, bytes, async (which, where, content) => {
        const { seals, opens } = pairs[which] as Pair;
        const opened = await openBytes(opens, where, await sealBytes(seals, where, content));
        expect([...opened]).toEqual([...content]);
      }),
    );
  });

  it('keeps text whole: emoji, right-to-left, NUL', async () => {
    const texts = ['👩🏽‍🦽 שלום مرحبا \u0000 e\u0301', '\ufeffafter a byte order mark', ''];
    for (const { seals, opens } of pairs) {
      for (const text of texts) {
        expect(await openText(opens, 'here', await sealText(seals, 'here', text))).toBe(text);
      }
    }
  });

  it('does not open with another key', async () => {
    for (const { seals } of pairs) {
      const sealed = await sealText(seals, 'here', 'secret');
      for (const key of [other.secret, other.privateKey]) {
        await expect(openText(key, 'here', sealed)).rejects.toThrow(SealBroken);
      }
    }
  });

  it('does not open in another place, nor with its place rewritten', async () => {
    for (const { seals, opens } of pairs) {
      const sealed = await sealText(seals, 'case/1/note', 'secret');
      await expect(openText(opens, 'case/2/note', sealed)).rejects.toThrow(SealBroken);
      const header = { ...decodeProtectedHeader(sealed), place: 'case/2/note' };
      const rewritten = Buffer.from(JSON.stringify(header)).toString('base64url');
      const moved = [rewritten, ...sealed.split('.').slice(1)].join('.');
      await expect(openText(opens, 'case/2/note', moved)).rejects.toThrow(SealBroken);
    }
  });

  it('does not open with any bit changed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(1), flips, async (which, flip) => {
        const { seals, opens } = pairs[which] as Pair;
        const changed = withFlippedBit(await sealText(seals, 'here', 'secret'), flip);
        await expect(openText(opens, 'here', changed)).rejects.toThrow(SealBroken);
      }),
      { numRuns: 300 },
    );
  });

  it('does not open when cut off, and every failure reads alike', async () => {
    const { seals, opens } = pairs[0] as Pair;
    const sealed = await sealText(seals, 'here', 'secret');
    const texts = ['', '.', '....', 'x'.repeat(50), sealed.slice(0, -5), `${sealed}.x`];
    const failures = await Promise.all(
      texts.map((text) => openText(opens, 'here', text).catch((error: Error) => String(error))),
    );
    expect(new Set(failures)).toEqual(new Set([String(new SealBroken())]));
  });

  it('never looks the same twice and is plain JWE with A256GCM', async () => {
    for (const { seals, opens } of pairs) {
      const [one, two] = [await sealText(seals, 'a', 'x'), await sealText(seals, 'a', 'x')];
      expect(one).not.toBe(two);
      const { protectedHeader } = await compactDecrypt(one, opens);
      expect(protectedHeader).toMatchObject({ enc: 'A256GCM', place: 'a' });
    }
  });
});

describe('what is sealed under a content key', () => {
  const bytes = fc.uint8Array({ maxLength: 300 });
  const key = () => (pairs[0] as Pair).seals as Uint8Array;

  it('opens with jose, and what jose sealed opens here', async () => {
    await fc.assert(
      fc.asyncProperty(place, bytes, async (where, content) => {
        const ours = await compactDecrypt(await sealBytes(key(), where, content), key());
        expect([...ours.plaintext]).toEqual([...content]);
        expect(ours.protectedHeader).toEqual({ alg: 'dir', enc: 'A256GCM', place: where });
        const theirs = await new CompactEncrypt(content)
          .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', place: where })
          .encrypt(key());
        expect([...(await openBytes(key(), where, theirs))]).toEqual([...content]);
      }),
    );
  });

  it('has one spelling: no other base 64 of the same bytes opens', async () => {
    const sealed = await sealBytes(key(), 'here', Buffer.from('ab'));
    const [header = '', , iv = '', text = '', tag = ''] = sealed.split('.');
    const spelt = (part: string) => Buffer.from(part, 'base64url').toString('base64');
    const other = text.slice(0, -1) + String.fromCharCode(text.charCodeAt(text.length - 1) + 1);
    for (const changed of [
      [header, '', iv, text, spelt(tag)],
      [header, '', iv, `${text}=`, tag],
      [header, '', iv, other, tag],
      [header, '', ` ${iv}`, text, tag],
      [header, 'x', iv, text, tag],
    ]) {
      const one = changed.join('.');
      await expect(openBytes(key(), 'here', one)).rejects.toThrow(SealBroken);
    }
  });

  it('takes no key of another length', async () => {
    for (const length of [0, 16, 31, 33]) {
      const short = new Uint8Array(length);
      await expect(sealText(short, 'here', 'x')).rejects.toThrow(TypeError);
      expect(() => sealRaw(short, 'here', Buffer.from('x'))).toThrow(TypeError);
    }
  });
});

describe('what is sealed as bytes', () => {
  const bytes = fc.uint8Array({ maxLength: 300 });
  const key = () => (pairs[0] as Pair).seals as Uint8Array;
  const flipped = (sealed: Buffer, at: number): Buffer => {
    const changed = Buffer.from(sealed);
    const bit = at % (changed.length * 8);
    changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    return changed;
  };

  it('opens with its key in its place, with 28 bytes more', () => {
    fc.assert(
      fc.property(place, bytes, (where, content) => {
        const sealed = sealRaw(key(), where, content);
        expect([...openRaw(key(), where, sealed)]).toEqual([...content]);
        expect(sealed.length).toBe(content.length + 28);
      }),
    );
  });

  it('does not open with any bit changed, cut off, elsewhere or with another key', () => {
    fc.assert(
      fc.property(bytes, fc.nat(), fc.nat(40), (content, bit, cut) => {
        const sealed = sealRaw(key(), 'here', content);
        const tries = [
          () => openRaw(key(), 'here', flipped(sealed, bit)),
          () => openRaw(key(), 'here', sealed.subarray(0, -1 - cut)),
          () => openRaw(key(), 'here', Buffer.concat([sealed, Buffer.alloc(1)])),
          () => openRaw(key(), 'there', sealed),
          () => openRaw(other.secret, 'here', sealed),
        ];
        for (const open of tries) expect(open).toThrow(SealBroken);
      }),
    );
  });

  it('never looks the same twice', () => {
    const seals = Array.from({ length: 100 }, () => sealRaw(key(), 'a', Buffer.from('x')));
    expect(new Set(seals.map((one) => one.toString('hex'))).size).toBe(100);
  });
});
