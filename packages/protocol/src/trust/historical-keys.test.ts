import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { importSigningKey, type SigningKey } from '../keys.ts';
import { findKey, LAND, OTHER_TOWN, TOWN } from '../testing/actors.ts';
import { NOW, NOW_SECONDS } from '../testing/vector.ts';
import {
  type HistoricalKey,
  historicalKeyAt,
  MAX_HISTORICAL_KEYS_BYTES,
  signHistoricalKeys,
  verifyHistoricalKeys,
} from './historical-keys.ts';

const now = new Date(NOW);
const iss = TOWN.entityId;
const options = { issuer: iss, findKey, now };
const old: HistoricalKey = {
  ...OTHER_TOWN.publicJwk,
  kid: OTHER_TOWN.kid,
  iat: NOW_SECONDS - 1000,
  exp: NOW_SECONDS - 500,
};
let key: SigningKey;
beforeAll(async () => {
  key = await importSigningKey(TOWN.privateJwk);
});

describe('a document of old keys', () => {
  it('says after verification what was signed', async () => {
    const revoked = { revoked_at: NOW_SECONDS - 700, reason: 'superseded' };
    const keys = [old, { ...old, ...LAND.publicJwk, kid: LAND.kid, revoked }];
    const jwt = await signHistoricalKeys({ key, iss, now, keys });
    expect(await verifyHistoricalKeys(jwt, options)).toEqual({
      verified: true,
      keys,
      issuedAt: now,
    });
  });

  it('whose id is not its address is refused', async () => {
    const jwt = await signHistoricalKeys({ key, iss, now, keys: [old] });
    const elsewhere = await verifyHistoricalKeys(jwt, { ...options, issuer: LAND.entityId });
    expect(elsewhere).toEqual({ verified: false, reason: 'key-set-invalid' });
  });

  it('is refused when it is larger than 262144 bytes', async () => {
    const jwt = 'A'.repeat(MAX_HISTORICAL_KEYS_BYTES + 1);
    const result = await verifyHistoricalKeys(jwt, options);
    expect(result).toEqual({ verified: false, reason: 'key-set-invalid' });
  });

  it('is refused with any one character changed, wherever that is', async () => {
    const jwt = await signHistoricalKeys({ key, iss, now, keys: [old] });
    await fc.assert(
      fc.asyncProperty(
        fc.nat(jwt.length - 1),
        fc.constantFrom(...'ABCabc019-_.=\n'),
        async (at, character) => {
          fc.pre(jwt[at] !== character);
          const changed = jwt.slice(0, at) + character + jwt.slice(at + 1);
          expect((await verifyHistoricalKeys(changed, options)).verified).toBe(false);
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each<[string, HistoricalKey[]]>([
    ['with one key twice', [old, old]],
    ['with a key under another name', [{ ...old, kid: TOWN.kid }]],
    ['with a window that is none', [{ ...old, exp: old.iat }]],
  ])('is not signed %s', async (_, keys) => {
    await expect(signHistoricalKeys({ key, iss, now, keys })).rejects.toThrow(TypeError);
  });
});

describe('an old key', () => {
  const at = (seconds: number, revoked?: HistoricalKey['revoked']) => {
    const keys = [revoked === undefined ? old : { ...old, revoked }];
    return historicalKeyAt(keys, { kid: old.kid, at: new Date(seconds * 1000) });
  };

  it('is good inside its window and nowhere else', () => {
    fc.assert(
      fc.property(fc.integer({ min: old.iat - 600, max: old.exp + 600 }), (seconds) => {
        const isInside = seconds >= old.iat && seconds < old.exp;
        expect(at(seconds)).toEqual(isInside ? OTHER_TOWN.publicJwk : 'key-not-valid-then');
      }),
    );
  });

  it.each(['compromised', 'unspecified', 'something new', undefined])(
    'that was revoked (%s) is good for nothing, however old',
    (reason) => {
      const revoked = { revoked_at: old.exp - 1, ...(reason === undefined ? {} : { reason }) };
      expect(at(old.iat, revoked)).toBe('key-not-valid-then');
    },
  );

  it('that was followed by another is good for what is older', () => {
    const revoked = { revoked_at: old.iat + 100, reason: 'superseded' };
    expect(at(old.iat + 99, revoked)).toEqual(OTHER_TOWN.publicJwk);
    expect(at(old.iat + 100, revoked)).toBe('key-not-valid-then');
  });
});
