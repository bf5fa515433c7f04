import fc from 'fast-check';
import { generateKeyPair } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { nestedPayload } from './attacks/not-canonical.ts';
import type { JsonObject } from './canonical.ts';
import { MAX_ENVELOPE_BYTES } from './envelope.ts';
import { importSigningKey, type SigningKey } from './keys.ts';
import { signEnvelope } from './sign.ts';
import { findKey, REGION, TOWN } from './testing/actors.ts';
import { ENVELOPES, PAYLOAD, payloadText, rawEnvelope } from './testing/raw-envelope.ts';
import { NOW, NOW_SECONDS } from './testing/vector.ts';
import { type VerifyOptions, verifyEnvelope } from './verify.ts';

const OPTIONS: VerifyOptions = { audience: REGION.entityId, now: new Date(NOW), findKey };
const bytesOf = (compact: string) => new TextEncoder().encode(compact);
const verify = (compact: string, options: Partial<VerifyOptions> = {}) =>
  verifyEnvelope(bytesOf(compact), { ...OPTIONS, ...options });
const good = rawEnvelope();

let key: SigningKey;
beforeAll(async () => {
  key = await importSigningKey(TOWN.privateJwk);
});

const text = fc.string({ unit: 'grapheme' }).filter((s) => !s.includes('\0'));
const name = text.filter((s) => s !== '__proto__');
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0);
const body = fc.dictionary(name, fc.oneof(text, number, fc.array(text), fc.constant(null)), {
  noNullPrototype: true,
});

describe('verifyEnvelope', () => {
  it('takes every message that signEnvelope signs, and says what was signed', async () => {
    const message = fc.record({
      iss: fc.constant(TOWN.entityId),
      aud: fc.constant(REGION.entityId),
      jti: fc.uuid({ version: [4, 7] }),
      iat: fc.integer({ min: NOW_SECONDS - 2_000_000, max: NOW_SECONDS + 120 }),
      lifetime: fc.integer({ min: 2_000_000, max: 2_592_000 }),
      body,
    });
    await fc.assert(
      fc.asyncProperty(message, async ({ lifetime, ...members }) => {
        const sent = { ...members, exp: members.iat + lifetime, type: 'release' as const };
        const { compact, digest } = await signEnvelope({ key, ...sent });
        const json = JSON.parse(JSON.stringify(sent));
        expect(await verify(compact)).toEqual({
          verified: true,
          message: json,
          digest,
          kid: TOWN.kid,
        });
      }),
    );
  });

  it('refuses an envelope with any bit flipped', async () => {
    const position = fc.nat({ max: good.length - 1 });
    await fc.assert(
      fc.asyncProperty(position, fc.nat({ max: 7 }), async (at, bit) => {
        const bytes = bytesOf(good);
        bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
        expect((await verifyEnvelope(bytes, OPTIONS)).verified).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('refuses an envelope that is cut off anywhere or goes on', async () => {
    for (let length = 0; length < good.length; length++) {
      expect((await verify(good.slice(0, length))).verified).toBe(false);
    }
    for (const more of ['A', '.', '\n', '\0', good]) {
      expect((await verify(good + more)).verified).toBe(false);
    }
  });

  it('refuses any bytes that are not an envelope, and never throws', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 500 }), async (bytes) => {
        expect((await verifyEnvelope(bytes, OPTIONS)).verified).toBe(false);
      }),
    );
  });

  it('refuses any JSON as payload that is not a message, and never throws', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json(), async (payload) => {
        expect((await verify(rawEnvelope({ payload }))).verified).toBe(false);
      }),
    );
  });

  it('reads bytes that are a part of a larger buffer', async () => {
    const larger = bytesOf(`....${good}....`);
    const result = await verifyEnvelope(larger.subarray(4, -4), OPTIONS);
    expect(result.verified).toBe(true);
  });
});

describe('verifyEnvelope measures', () => {
  it('the envelope: 262144 bytes are taken, one more is not', async () => {
    const fill = (length: number): JsonObject => ({ ...PAYLOAD, body: { a: 'x'.repeat(length) } });
    const bare = rawEnvelope({ payload: fill(0) }).length;
    const room = Math.floor(((MAX_ENVELOPE_BYTES - bare) * 3) / 4);
    const fitting = [room + 1, room, room - 1]
      .map((length) => rawEnvelope({ payload: fill(length) }))
      .find((compact) => compact.length <= MAX_ENVELOPE_BYTES);
    expect(fitting?.length).toBeGreaterThan(MAX_ENVELOPE_BYTES - 4);
    expect(await verify(fitting ?? '')).toMatchObject({ verified: true });

    const tooLarge = rawEnvelope({ payload: fill(room + 4) });
    expect(await verify(tooLarge)).toEqual({ verified: false, reason: 'envelope-too-large' });
  });

  it('the depth: 10,000 levels are refused without running out of stack', async () => {
    const deep = rawEnvelope({ payload: nestedPayload(ENVELOPES, 10_000) });
    expect(await verify(deep)).toEqual({ verified: false, reason: 'envelope-not-canonical' });
  });

  it('the time: good until 120 seconds after its end, from 120 seconds before its begin', async () => {
    const exp = Number(PAYLOAD.exp);
    const iat = Number(PAYLOAD.iat);
    const at = async (seconds: number) => {
      const result = await verify(good, { now: new Date(seconds * 1000) });
      return result.verified || result.reason;
    };
    expect(await at(iat - 121)).toBe('issued-in-future');
    expect(await at(iat - 120)).toBe(true);
    expect(await at(exp + 119)).toBe(true);
    expect(await at(exp + 120)).toBe('expired');
  });
});

describe('verifyEnvelope and keys', () => {
  it('asks once for the key, by issuer and kid', async () => {
    const asked: string[][] = [];
    await verify(good, {
      findKey: async (iss, kid) => {
        asked.push([iss, kid]);
        return findKey(iss, kid);
      },
    });
    expect(asked).toEqual([[TOWN.entityId, TOWN.kid]]);
  });

  it('does not ask for a key when the form is wrong', async () => {
    const never = { findKey: () => Promise.reject(new Error('asked')) };
    const payload = payloadText('"type":"release"', '"type":"gossip"');
    expect(await verify(rawEnvelope({ payload }), never)).toMatchObject({ verified: false });
  });

  it('lets an error of findKey through: it is not a fault of the message', async () => {
    const broken = { findKey: () => Promise.reject(new Error('database gone')) };
    await expect(verify(good, broken)).rejects.toThrow('database gone');
  });

  it.each(['ES256', 'RS256', 'X25519'])('refuses a key for %s', async (alg) => {
    const pair =
      alg === 'X25519'
        ? await generateKeyPair('ECDH-ES', { crv: 'X25519' })
        : await generateKeyPair(alg);
    const result = await verify(good, { findKey: async () => pair.publicKey });
    expect(result).toEqual({ verified: false, reason: 'signature-invalid' });
  });

  it('says the reason for every key that it cannot have', async () => {
    for (const reason of ['key-unknown', 'issuer-unknown', 'issuer-removed'] as const) {
      const result = await verify(good, { findKey: async () => reason });
      expect(result).toEqual({ verified: false, reason });
    }
  });

  it('does not let a message change Object.prototype', async () => {
    await verify(rawEnvelope({ payload: payloadText('{', '{"__proto__":{"polluted":1},') }));
    expect({}).not.toHaveProperty('polluted');
  });
});
