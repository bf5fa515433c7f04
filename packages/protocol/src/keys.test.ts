import { describe, expect, it } from 'vitest';
import {
  fingerprint,
  generateSigningKeyJwk,
  importSigningKey,
  importVerifyKey,
  isFingerprintOf,
  thumbprint,
} from './keys.ts';
import { OTHER_TOWN, REGION, TOWN } from './testing/actors.ts';

const { publicJwk, privateJwk } = TOWN;
const encode = (hex: string) => Buffer.from(hex, 'hex').toString('base64url');

describe('thumbprint', () => {
  it('is the one of RFC 8037, appendix A.3', () => {
    expect(thumbprint(publicJwk)).toBe('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k');
  });

  it('does not change with other members of the JWK', () => {
    expect(thumbprint({ ...privateJwk })).toBe(thumbprint(publicJwk));
  });
});

describe('importSigningKey', () => {
  it.each([TOWN, OTHER_TOWN, REGION])('takes the key of $entityId', async (actor) => {
    const key = await importSigningKey(actor.privateJwk);
    expect(key).toMatchObject({ kid: actor.kid, publicJwk: actor.publicJwk });
    expect(key.publicJwk).not.toHaveProperty('d');
  });

  it('takes every key that generateSigningKeyJwk makes', async () => {
    const first = await importSigningKey(await generateSigningKeyJwk());
    const second = await importSigningKey(await generateSigningKeyJwk());
    expect(first.kid).not.toBe(second.kid);
  });

  const bad: readonly (readonly [string, unknown])[] = [
    ['nothing', undefined],
    ['a public key', publicJwk],
    ['two halves of different keys', { ...privateJwk, x: OTHER_TOWN.publicJwk.x }],
    ['a key of another curve', { ...privateJwk, crv: 'X25519' }],
    ['a private half that is too short', { ...privateJwk, d: 'AAAA' }],
    ['a padded private half', { ...privateJwk, d: `${privateJwk.d}=` }],
  ];
  it.each(bad)('refuses %s', async (_, jwk) => {
    await expect(importSigningKey(jwk)).rejects.toThrow(TypeError);
  });

  it('does not say the key in its error', async () => {
    const wrong = { ...privateJwk, x: OTHER_TOWN.publicJwk.x };
    const error = await importSigningKey(wrong).catch((e: unknown) => e);
    expect(String(error)).not.toContain(privateJwk.d);
  });
});

describe('importVerifyKey', () => {
  it('takes a public key', async () => {
    const key = await importVerifyKey(publicJwk);
    expect([key.type, key.algorithm.name]).toEqual(['public', 'Ed25519']);
  });

  const bad: readonly (readonly [string, object])[] = [
    ['an RSA key', { kty: 'RSA', n: 'AQAB', e: 'AQAB' }],
    ['a secret', { kty: 'oct', k: 'AAAA' }],
    ['a key of 31 bytes', { ...publicJwk, x: encode('11'.repeat(31)) }],
    ['the point of order 1', { ...publicJwk, x: encode(`01${'00'.repeat(31)}`) }],
    ['the point of order 2', { ...publicJwk, x: encode(`ec${'ff'.repeat(30)}7f`) }],
    ['a point of order 4 with its sign bit', { ...publicJwk, x: encode(`${'00'.repeat(31)}80`) }],
    [
      'a point of order 8',
      {
        ...publicJwk,
        x: encode('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05'),
      },
    ],
  ];
  it.each(bad)('refuses %s', async (_, jwk) => {
    await expect(importVerifyKey(jwk)).rejects.toThrow(TypeError);
  });
});

describe('fingerprint', () => {
  it('is 25 digits in five groups', () => {
    for (const actor of [TOWN, OTHER_TOWN, REGION]) {
      expect(fingerprint(actor.publicJwk)).toMatch(/^\d{5}( \d{5}){4}$/);
    }
  });

  it('never changes: two sides of a phone call compare it', () => {
    expect(fingerprint(publicJwk)).toMatchInlineSnapshot(`"55284 15544 98940 99104 10121"`);
  });

  it('is recognised with spaces, dashes or dots anywhere', () => {
    const spoken = fingerprint(publicJwk);
    expect(isFingerprintOf(spoken, publicJwk)).toBe(true);
    expect(isFingerprintOf(` ${spoken.replaceAll(' ', '-')}\n`, publicJwk)).toBe(true);
    expect(isFingerprintOf(spoken.replaceAll(' ', ''), publicJwk)).toBe(true);
  });

  it('is not recognised with a digit less or changed, or for another key', () => {
    const spoken = fingerprint(publicJwk);
    const changed = spoken.slice(0, -1) + ((Number(spoken.at(-1)) + 1) % 10);
    for (const wrong of ['', spoken.slice(1), changed, `${spoken}0`]) {
      expect(isFingerprintOf(wrong, publicJwk)).toBe(false);
    }
    expect(isFingerprintOf(spoken, REGION.publicJwk)).toBe(false);
  });
});
