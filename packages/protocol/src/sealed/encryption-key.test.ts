import { describe, expect, it } from 'vitest';
import { OTHER_TOWN, TOWN } from '../testing/actors.ts';
import {
  type EncryptionJwk,
  encryptionJwkSchema,
  encryptionKeyAt,
  encryptionKeysSchema,
  encryptionThumbprint,
  generateEncryptionKeyJwk,
  importDecryptionKey,
  isInWindow,
} from './encryption-key.ts';

const { publicJwk, privateJwk, kid } = TOWN.encryption;
const stated = (members: object = {}) => ({ ...publicJwk, kid, use: 'enc', ...members });
const isTaken = (jwk: object) => encryptionJwkSchema.safeParse(jwk).success;

/** u as 32 little-endian bytes, base64url. */
const coordinate = (u: bigint) =>
  Buffer.from(u.toString(16).padStart(64, '0'), 'hex').reverse().toString('base64url');

const named = (u: bigint) => {
  const jwk = { crv: 'X25519', kty: 'OKP', x: coordinate(u) } as const;
  return { ...jwk, kid: encryptionThumbprint(jwk), use: 'enc' };
};

describe('a published encryption key', () => {
  it('is taken with and without its window', () => {
    expect(isTaken(stated())).toBe(true);
    expect(isTaken(stated({ nbf: 1, exp: 2, alg: 'ECDH-ES+A256KW', note: 'ignored' }))).toBe(true);
  });

  it.each([
    ['to sign with', { use: 'sig' }],
    ['without use', { use: undefined }],
    ['of another name', { kid: OTHER_TOWN.encryption.kid }],
    ['of another curve', { crv: 'Ed25519' }],
    ['for another algorithm', { alg: 'ECDH-ES' }],
    ['with its private half', { d: privateJwk.d }],
    ['with a window that ends before it begins', { nbf: 2, exp: 2 }],
    ['too short', { x: publicJwk.x.slice(0, 42) }],
    ['with padding', { x: `${publicJwk.x}=` }],
  ])('is refused %s', (_, members) => {
    expect(isTaken(stated(members))).toBe(false);
  });

  const prime = 2n ** 255n - 19n;
  it.each([
    ['0', 0n],
    ['1', 1n],
    ['order 8', 325606250916557431795983626356110631294008115727848805560023387167927233504n],
    [
      'the other of order 8',
      39382357235489614581723060781553021112529911719440698176882885853963445705823n,
    ],
    ['p - 1', prime - 1n],
    ['p', prime],
    ['p + 1', prime + 1n],
    ['9 + p: 9 in another spelling', prime + 9n],
    ['9 with the free bit', 2n ** 255n + 9n],
  ])('is refused at u = %s', (_, u) => {
    expect(isTaken(named(u))).toBe(false);
  });

  it('is taken at the base point', () => {
    expect(isTaken(named(9n))).toBe(true);
  });
});

describe('the encryption keys of a node', () => {
  it('are one to four, each once', () => {
    const all = [2n, 3n, 4n, 5n, 6n].map((n) => named(n * 1_000_003n));
    const are = (keys: object[]) => encryptionKeysSchema.safeParse(keys).success;
    expect(are(all.slice(0, 4))).toBe(true);
    expect(are(all)).toBe(false);
    expect(are([])).toBe(false);
    expect(are([stated(), stated()])).toBe(false);
  });

  it('give the one for now: in its window, the latest first', () => {
    const key = (u: bigint, window: object) =>
      encryptionJwkSchema.parse({ ...named(u), ...window }) satisfies EncryptionJwk;
    const old = key(9n, { exp: 200 });
    const next = key(2_000_003n, { nbf: 100 });
    expect(encryptionKeyAt([old, next], 99)).toBe(old);
    expect(encryptionKeyAt([old, next], 100)).toBe(next);
    expect(encryptionKeyAt([old], 200)).toBeUndefined();
    expect(encryptionKeyAt([], 100)).toBeUndefined();
    expect(isInWindow({ nbf: 100, exp: 200 }, 199)).toBe(true);
  });
});

describe('a private encryption key', () => {
  it('is made, stored and read again', async () => {
    const jwk = await generateEncryptionKeyJwk();
    const key = await importDecryptionKey(JSON.parse(JSON.stringify(jwk)), { nbf: 5 });
    expect(isTaken(key.publicJwk)).toBe(true);
    expect(key.publicJwk).toMatchObject({ x: jwk.x, nbf: 5, use: 'enc' });
    expect(JSON.stringify(key.publicJwk)).not.toContain(jwk.d);
  });

  it.each([
    ['halves of two keys', { ...privateJwk, x: OTHER_TOWN.encryption.publicJwk.x }],
    ['a key to sign with', TOWN.privateJwk],
    ['a public key', publicJwk],
    ['nothing', null],
  ])('is not %s', async (_, jwk) => {
    await expect(importDecryptionKey(jwk)).rejects.toThrow(TypeError);
  });
});
