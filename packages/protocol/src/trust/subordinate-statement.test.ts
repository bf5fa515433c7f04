import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { importSigningKey } from '../keys.ts';
import { LAND, OTHER_TOWN, REGION, TOWN } from '../testing/actors.ts';
import { NOW } from '../testing/vector.ts';
import {
  type SubordinateRequest,
  signSubordinateStatement,
  verifySubordinateStatement,
} from './subordinate-statement.ts';

const now = new Date(NOW);
const [issuer, subject] = [REGION.entityId, TOWN.entityId];
const options = { issuer, issuerKeys: [REGION.publicJwk], subject, now };
let request: SubordinateRequest;
beforeAll(async () => {
  const key = await importSigningKey(REGION.privateJwk);
  request = { key, issuer, subject, keys: [TOWN.publicJwk, OTHER_TOWN.publicJwk], now };
});

const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

describe('a Subordinate Statement', () => {
  it('says after verification what was signed', async () => {
    const constraints = {
      max_path_length: 0,
      naming_constraints: { permitted: ['.example'] },
      allowed_entity_types: ['nabij_node'],
    };
    const jwt = await signSubordinateStatement({
      ...request,
      constraints,
      metadata: { nabij_node: { name: 'Klein' } },
      metadataPolicy: { nabij_node: { municipalities: { subset_of: ['XX0001'] } } },
      sourceEndpoint: `${issuer}/federation/fetch`,
    });
    expect(await verifySubordinateStatement(jwt, options)).toEqual({
      verified: true,
      keys: request.keys,
      constraints,
      issuedAt: now,
      expiresAt: later(86_400),
    });
  });

  it('is good for a day, and for clocks two minutes behind', async () => {
    const jwt = await signSubordinateStatement(request);
    const at = async (seconds: number) => {
      const result = await verifySubordinateStatement(jwt, { ...options, now: later(seconds) });
      return result.verified || result.reason;
    };
    expect(await at(-121)).toBe('issued-in-future');
    expect(await at(-120)).toBe(true);
    expect(await at(86_399)).toBe(true);
    expect(await at(86_400)).toBe('expired');
  });

  it('of somebody else, about somebody else or with another key is refused', async () => {
    const jwt = await signSubordinateStatement(request);
    const reason = async (other: Partial<typeof options>) => {
      const result = await verifySubordinateStatement(jwt, { ...options, ...other });
      return result.verified || result.reason;
    };
    expect(await reason({ issuer: LAND.entityId })).toBe('chain-not-linked');
    expect(await reason({ subject: OTHER_TOWN.entityId })).toBe('chain-not-linked');
    expect(await reason({ issuerKeys: [LAND.publicJwk] })).toBe('key-unknown');
    expect(await reason({ issuerKeys: [LAND.publicJwk, REGION.publicJwk] })).toBe(true);
  });

  it('is refused with any one character changed, wherever that is', async () => {
    const jwt = await signSubordinateStatement(request);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(jwt.length - 1),
        fc.constantFrom(...'ABCabc019-_.=\n'),
        async (at, character) => {
          fc.pre(jwt[at] !== character);
          const changed = jwt.slice(0, at) + character + jwt.slice(at + 1);
          expect((await verifySubordinateStatement(changed, options)).verified).toBe(false);
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each<[string, Partial<SubordinateRequest>]>([
    ['about oneself', { subject: REGION.entityId }],
    ['for nobody', { keys: [] }],
    ['for more than a week', { lifetimeSeconds: 7 * 86_400 + 1 }],
    ['for no time', { lifetimeSeconds: 0 }],
    ['with a source on another host', { sourceEndpoint: 'https://evil.example/fetch' }],
    ['with a constraint that others refuse', { constraints: { max_path_length: -1 } }],
    [
      'with a policy that is not sound',
      { metadataPolicy: { nabij_node: { town: { value: null, essential: true } } } },
    ],
    ['too large', { metadata: { nabij_node: { name: 'x'.repeat(200_000) } } }],
  ])('is not signed %s', async (_, wrong) => {
    await expect(signSubordinateStatement({ ...request, ...wrong })).rejects.toThrow(TypeError);
  });

  it('never says a private key', async () => {
    const keys = [{ ...TOWN.privateJwk }];
    const jwt = await signSubordinateStatement({ ...request, keys });
    const payload = Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString();
    expect(payload).not.toContain(TOWN.privateJwk.d);
  });
});
