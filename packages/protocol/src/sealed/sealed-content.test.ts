import fc from 'fast-check';
import { CompactEncrypt, compactDecrypt, importJWK } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { canonicalize, type JsonObject } from '../canonical.ts';
import { MAX_ENVELOPE_BYTES } from '../envelope.ts';
import { importSigningKey } from '../keys.ts';
import { splitStream } from '../messages/parts.ts';
import { signEnvelope } from '../sign.ts';
import { OTHER_TOWN, REGION, TOWN } from '../testing/actors.ts';
import { rawSealed, sealedHeader } from '../testing/raw-sealed.ts';
import { NOW_SECONDS } from '../testing/vector.ts';
import { type DecryptionKey, type EncryptionJwk, importDecryptionKey } from './encryption-key.ts';
import { openContent, type SealedFor, sealContent } from './sealed-content.ts';

const CONSENT = '9b2d7c1e-3f4a-4d5b-8c6e-7f8091a2b3c4';
const MESSAGE: SealedFor = {
  iss: TOWN.entityId,
  aud: OTHER_TOWN.entityId,
  jti: '0b8e2d3c-7a4f-4c61-9d52-3f1e5a7b9c10',
  iat: NOW_SECONDS,
  type: 'handover-content',
  ref: '5f0c2a9e-1d3b-4e8f-a6c7-9b8d7e6f5a41',
  seq: 1,
};
const CONTENT = { story: 'CANARY, said at the desk' };
const UNREADABLE = { opened: false, reason: 'content-unreadable' };

let key: DecryptionKey;
let to: EncryptionJwk;
let sealed: string;

beforeAll(async () => {
  key = await importDecryptionKey(OTHER_TOWN.encryption.privateJwk);
  to = key.publicJwk;
  sealed = await sealContent({ message: MESSAGE, consent: CONSENT, content: CONTENT, to });
});

const open = (text: string, message: Partial<SealedFor> = {}, consent: string = CONSENT) =>
  openContent(text, { message: { ...MESSAGE, ...message }, consent, keys: [key] });

const inside = (members: JsonObject = {}): JsonObject => {
  const { iat: _, ...rest } = MESSAGE;
  return { ...rest, consent: CONSENT, content: CONTENT, ...members };
};

describe('sealed content', () => {
  it('opens for its receiver, in its message', async () => {
    expect(await open(sealed)).toEqual({ opened: true, content: CONTENT, kid: to.kid });
  });

  it('opens whatever was sealed, for all content', async () => {
    const text = fc.string({ unit: 'grapheme' }).filter((it) => !it.includes('\0'));
    const name = text.filter((it) => it !== '__proto__');
    const content = fc.dictionary(name, fc.oneof(text, fc.integer(), fc.constant(null)), {
      noNullPrototype: true,
    });
    await fc.assert(
      fc.asyncProperty(content, async (said) => {
        const one = await sealContent({ message: MESSAGE, consent: CONSENT, content: said, to });
        expect(await open(one)).toMatchObject({ opened: true, content: said });
      }),
    );
  });

  it('is never twice the same, and nobody reads it on the way', async () => {
    const again = await sealContent({ message: MESSAGE, consent: CONSENT, content: CONTENT, to });
    const parts = again.split('.');
    const before = sealed.split('.');
    expect(parts.every((part, at) => part !== before[at])).toBe(true);
    const readable = parts.map((part) => Buffer.from(part, 'base64url').toString()).join();
    expect(readable).not.toContain('CANARY');
  });

  it('is a JWE that a library opens which knows nothing of us', async () => {
    const secret = await importJWK(OTHER_TOWN.encryption.privateJwk, 'ECDH-ES+A256KW');
    const { plaintext } = await compactDecrypt(sealed, secret);
    expect(new TextDecoder().decode(plaintext)).toBe(canonicalize(inside()));
  });

  it('opens when a second implementation sealed it', async () => {
    const header = sealedHeader(TOWN, OTHER_TOWN);
    const theirs = rawSealed({ header, inside: inside(), to: OTHER_TOWN });
    expect(await open(theirs)).toMatchObject({ opened: true, content: CONTENT });
  });

  it('is refused when a library wrote the header in its own order', async () => {
    const publicKey = await importJWK(OTHER_TOWN.encryption.publicJwk, 'ECDH-ES+A256KW');
    const theirs = await new CompactEncrypt(Buffer.from(canonicalize(inside())))
      .setProtectedHeader({
        alg: 'ECDH-ES+A256KW',
        enc: 'A256GCM',
        kid: to.kid,
        typ: 'nabij-sealed+jwe',
      })
      .encrypt(publicKey);
    expect(await open(theirs)).toEqual(UNREADABLE);
  });

  it('of the largest part fits into one envelope, with the longest names', async () => {
    const [part] = splitStream(64, new Uint8Array(200_000).fill(0xff));
    const signer = await importSigningKey(TOWN.privateJwk);
    const long = `https://klein.example/${'a'.repeat(490)}`;
    const message = { ...MESSAGE, iss: long, aud: long };
    const content = { ...part };
    const one = await sealContent({ message, consent: CONSENT, content, to });
    const body = { consent: CONSENT, sealed: one };
    const exp = NOW_SECONDS + 60;
    const { compact } = await signEnvelope({ key: signer, ...message, exp, body });
    expect(compact.length).toBeLessThan(MAX_ENVELOPE_BYTES);
  });
});

describe('one answer to whatever is wrong', () => {
  it('any bit flipped anywhere', async () => {
    const places = fc.tuple(fc.nat(sealed.length - 1), fc.nat(6));
    await fc.assert(
      fc.asyncProperty(places, async ([at, bit]) => {
        const bytes = Buffer.from(sealed);
        bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
        expect(await open(bytes.toString('latin1'))).toEqual(UNREADABLE);
      }),
      { numRuns: 1000 },
    );
  });

  it('any bit of the bytes flipped, and spelled rightly again', async () => {
    const parts = sealed.split('.').map((part) => Buffer.from(part, 'base64url'));
    const places = fc.tuple(fc.nat(4), fc.nat(10_000), fc.nat(7));
    await fc.assert(
      fc.asyncProperty(places, async ([which, far, bit]) => {
        const changed = parts.map((part) => Buffer.from(part));
        const part = changed[which] ?? Buffer.alloc(0);
        const at = far % part.length;
        part[at] = (part[at] ?? 0) ^ (1 << bit);
        const text = changed.map((it) => it.toString('base64url')).join('.');
        expect(await open(text)).toEqual(UNREADABLE);
      }),
      { numRuns: 1000 },
    );
  });

  it('any text at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), async (text) => {
        expect(await open(text)).toEqual(UNREADABLE);
      }),
    );
  });

  it('any JSON as header or as inside', async () => {
    const header = sealedHeader(TOWN, OTHER_TOWN);
    await fc.assert(
      fc.asyncProperty(fc.json(), async (json) => {
        const bad = rawSealed({ header, inside: json, to: OTHER_TOWN });
        expect(await open(bad)).toEqual(UNREADABLE);
        const [, ...rest] = bad.split('.');
        const first = Buffer.from(json).toString('base64url');
        expect(await open([first, ...rest].join('.'))).toEqual(UNREADABLE);
      }),
    );
  });

  it.each([
    ['another sender', { iss: REGION.entityId }],
    ['another receiver', { aud: REGION.entityId }],
    ['another message', { jti: '1b8e2d3c-7a4f-4c61-9d52-3f1e5a7b9c10' }],
    ['another class', { type: 'consultation-answer' as const }],
    ['another case', { ref: '6f0c2a9e-1d3b-4e8f-a6c7-9b8d7e6f5a41' }],
    ['another place in the order', { seq: 2 }],
  ])('the envelope says %s', async (_, members) => {
    expect(await open(sealed, members)).toEqual(UNREADABLE);
  });

  it('the envelope names another consent, or none', async () => {
    expect(await open(sealed, {}, MESSAGE.jti)).toEqual(UNREADABLE);
    const keys = [key];
    expect(await openContent(sealed, { message: MESSAGE, keys })).toEqual(UNREADABLE);
  });

  it('no key of that name, or one outside its window', async () => {
    const at = (keys: DecryptionKey[]) =>
      openContent(sealed, { message: MESSAGE, consent: CONSENT, keys });
    expect(await at([])).toEqual(UNREADABLE);
    expect(await at([await importDecryptionKey(TOWN.encryption.privateJwk)])).toEqual(UNREADABLE);
    expect(await at([{ ...key, exp: NOW_SECONDS }])).toEqual(UNREADABLE);
    expect(await at([{ ...key, nbf: NOW_SECONDS + 1 }])).toEqual(UNREADABLE);
    expect(await at([{ ...key, nbf: NOW_SECONDS, exp: NOW_SECONDS + 1 }])).toMatchObject({
      opened: true,
    });
  });

  it('a bad header, before any key is touched', async () => {
    const message = MESSAGE;
    const untouchable = new Proxy<DecryptionKey[]>([], {
      get() {
        throw new Error('a key was asked for');
      },
    });
    const open = (bad: string) =>
      openContent(bad, { message, consent: CONSENT, keys: untouchable });
    const good = sealedHeader(TOWN, OTHER_TOWN);
    const epk = good.epk as JsonObject;
    for (const members of [
      { alg: 'PBES2-HS512+A256KW', p2c: 2_147_483_647, p2s: 'AAAAAAAAAAA' },
      { p2c: 2_147_483_647 },
      { alg: 'RSA1_5' },
      { alg: 'dir' },
      { enc: 'A128GCM' },
      { enc: 'A256CBC-HS512' },
      { zip: 'DEF' },
      { epk: { ...epk, crv: 'X448' } },
      { epk: { ...epk, crv: 'P-256', kty: 'EC', y: epk.x ?? '' } },
      { epk: { ...epk, kid: 'x' } },
      { apu: good.apv ?? '' },
      { apv: good.apu ?? '' },
    ]) {
      const header = { ...good, ...members };
      expect(await open(rawSealed({ header, inside: inside(), to: OTHER_TOWN }))).toEqual(
        UNREADABLE,
      );
    }
    await expect(open(sealed)).rejects.toThrow('a key was asked for');
  });

  it('segments that are too long, too short or too many, before any key is touched', async () => {
    const keys = new Proxy<DecryptionKey[]>([], {
      get() {
        throw new Error('a key was asked for');
      },
    });
    const [header = '', wrapped = '', iv = '', content = '', tag = ''] = sealed.split('.');
    for (const segments of [
      [header, wrapped.slice(0, 51), iv, content, tag],
      [header, `${wrapped.slice(0, 53)}${'A'.repeat(11)}`, iv, content, tag],
      [header, wrapped, 'A'.repeat(11), content, tag],
      [header, wrapped, 'A'.repeat(22), content, tag],
      [header, wrapped, iv, content, tag.slice(0, 16)],
      [header, wrapped, iv, content, ''],
      [header, wrapped, iv, content, tag, 'AAAA'],
      [header, wrapped, iv, content],
    ]) {
      const bad = segments.join('.');
      expect(await openContent(bad, { message: MESSAGE, consent: CONSENT, keys })).toEqual(
        UNREADABLE,
      );
    }
  });
});

describe('sealContent', () => {
  it('throws for a key that is none, or not for now', async () => {
    const seal = (jwk: object) =>
      sealContent({ message: MESSAGE, content: {}, to: jwk as EncryptionJwk });
    await expect(seal({ ...to, kid: 'x' })).rejects.toThrow(TypeError);
    await expect(seal({ ...to, exp: NOW_SECONDS })).rejects.toThrow(TypeError);
    await expect(seal({ ...to, nbf: NOW_SECONDS + 1 })).rejects.toThrow(TypeError);
    await expect(seal({ ...to, use: 'sig' })).rejects.toThrow(TypeError);
  });
});
