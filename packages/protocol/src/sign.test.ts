import { beforeAll, describe, expect, it } from 'vitest';
import { CanonicalError } from './canonical.ts';
import { epochSeconds } from './envelope.ts';
import { digestOf, importSigningKey, type SigningKey } from './keys.ts';
import { type SignRequest, signEnvelope } from './sign.ts';
import { REGION, TOWN } from './testing/actors.ts';
import { PAYLOAD, rawEnvelope } from './testing/raw-envelope.ts';

let key: SigningKey;
let request: SignRequest;
beforeAll(async () => {
  key = await importSigningKey(TOWN.privateJwk);
  request = {
    key,
    iss: TOWN.entityId,
    aud: REGION.entityId,
    jti: String(PAYLOAD.jti),
    iat: Number(PAYLOAD.iat),
    exp: Number(PAYLOAD.exp),
    type: 'release',
    body: { version: 1 },
  };
});

describe('signEnvelope', () => {
  it('makes the same bytes every time, and their digest', async () => {
    const signed = await signEnvelope(request);
    expect(signed.compact).toBe(rawEnvelope());
    expect(signed.digest).toBe(digestOf(new TextEncoder().encode(signed.compact)));
    expect(await signEnvelope(request)).toEqual(signed);
  });

  const refused: readonly (readonly [string, Partial<SignRequest>])[] = [
    ['an issuer with a slash at the end', { iss: 'https://klein.example/' }],
    ['an audience that is no address', { aud: 'regio' }],
    ['an identifier in upper case', { jti: '0B8E2D3C-7A4F-4C61-9D52-3F1E5A7B9C10' }],
    ['a fraction of a second', { iat: 1.5 }],
    ['an end before the begin', { exp: 1 }],
    ['a life longer than 30 days', { exp: Number(PAYLOAD.iat) + 2_592_001 }],
    ['a sequence without its reference', { seq: 1 }],
    ['a body beyond 262144 bytes', { body: { a: 'x'.repeat(262_144) } }],
  ];
  it.each(refused)('refuses %s', async (_, members) => {
    await expect(signEnvelope({ ...request, ...members })).rejects.toThrow(TypeError);
  });

  it('refuses a body without a canonical form', async () => {
    const lone = signEnvelope({ ...request, body: { a: '\ud800' } });
    await expect(lone).rejects.toThrow(CanonicalError);
  });
});

describe('epochSeconds', () => {
  it('counts whole seconds', () => {
    expect(epochSeconds(new Date('2026-01-01T00:00:00.999Z'))).toBe(1_767_225_600);
  });
});
