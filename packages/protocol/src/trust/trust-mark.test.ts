import { beforeAll, describe, expect, it } from 'vitest';
import { importSigningKey } from '../keys.ts';
import { findKey, LAND, REGION, TOWN } from '../testing/actors.ts';
import { NOW, NOW_SECONDS } from '../testing/vector.ts';
import { signTrustMark, type TrustMarkRequest, verifyTrustMark } from './trust-mark.ts';
import { MAX_TRUST_MARK_BYTES } from './trust-mark-claims.ts';

const type = 'https://land.example/marks/trained';
const issuers = new Map([[type, [REGION.entityId]]]);
const options = { type, subject: TOWN.entityId, issuers, findKey, now: new Date(NOW) };
const members = {
  iss: REGION.entityId,
  sub: TOWN.entityId,
  trust_mark_type: type,
  iat: NOW_SECONDS,
  exp: NOW_SECONDS + 86_400,
};
let request: TrustMarkRequest;
beforeAll(async () => {
  request = { key: await importSigningKey(REGION.privateJwk), ...members };
});

const reasonOf = async (jwt: string, other: Partial<typeof options> = {}) => {
  const result = await verifyTrustMark(jwt, { ...options, ...other });
  return result.verified || result.reason;
};

describe('a trust mark', () => {
  it('says after verification what was signed', async () => {
    const jwt = await signTrustMark(request);
    expect(await verifyTrustMark(jwt, options)).toEqual({ verified: true, mark: members });
  });

  it('ends when it says', async () => {
    const jwt = await signTrustMark(request);
    const at = (seconds: number) =>
      reasonOf(jwt, { now: new Date((NOW_SECONDS + seconds) * 1000) });
    expect(await at(-121)).toBe('issued-in-future');
    expect(await at(-120)).toBe(true);
    expect(await at(86_399)).toBe(true);
    expect(await at(86_400)).toBe('expired');
  });

  it('of a kind that the anchor does not know says nothing', async () => {
    const jwt = await signTrustMark(request);
    expect(await reasonOf(jwt, { issuers: new Map() })).toBe('trust-mark-issuer-wrong');
  });

  it('of a kind that is open is taken from anybody who is trusted', async () => {
    const jwt = await signTrustMark(request);
    const open = new Map([[type, []]]);
    expect(await reasonOf(jwt, { issuers: open })).toBe(true);
    const nobody = async () => 'issuer-unknown' as const;
    expect(await reasonOf(jwt, { issuers: open, findKey: nobody })).toBe('issuer-unknown');
  });

  it('shown by somebody else is refused', async () => {
    const jwt = await signTrustMark(request);
    expect(await reasonOf(jwt, { subject: LAND.entityId })).toBe('trust-mark-invalid');
  });

  it('is refused when it is larger than 8192 bytes', async () => {
    expect(await reasonOf('A'.repeat(MAX_TRUST_MARK_BYTES + 1))).toBe('trust-mark-invalid');
  });

  it.each<[string, Partial<TrustMarkRequest>]>([
    ['ends before it begins', { exp: NOW_SECONDS }],
    ['is of no kind', { trust_mark_type: '' }],
    ['has a kind with a space', { trust_mark_type: 'a b' }],
    ['is for no address', { sub: 'klein' }],
  ])('is not signed when it %s', async (_, wrong) => {
    await expect(signTrustMark({ ...request, ...wrong })).rejects.toThrow(TypeError);
  });
});
