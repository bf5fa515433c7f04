import { compactVerify, decodeProtectedHeader } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type ConfigurationRequest,
  MAX_ENTITY_STATEMENT_BYTES,
  signEntityConfiguration,
  verifyEntityConfiguration,
} from './entity-statement.ts';
import { signJws } from './jws.ts';
import { importSigningKey, importVerifyKey } from './keys.ts';
import { MAX_SHOWN_PEOPLE } from './point-facts.ts';
import { REGION, TOWN } from './testing/actors.ts';
import { NOW } from './testing/vector.ts';
import { verifyTrustChain } from './trust/trust-chain.ts';

const now = new Date(NOW);
const entityId = TOWN.entityId;
let request: ConfigurationRequest;
beforeAll(async () => {
  request = {
    key: await importSigningKey(TOWN.privateJwk),
    entityId,
    now,
    metadata: {
      role: 'point',
      name: 'Meldpunt Klein',
      inbox: `${entityId}/federation/inbox`,
      municipalities: ['XX0001'],
      protocol_versions: ['1'],
      languages: ['nl', 'en'],
    },
  };
});

const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

describe('an entity configuration', () => {
  it('says after verification what was signed', async () => {
    const authorityHints = [REGION.entityId];
    const jwt = await signEntityConfiguration({ ...request, authorityHints });
    expect(await verifyEntityConfiguration(jwt, { entityId, now })).toEqual({
      verified: true,
      jwk: TOWN.publicJwk,
      kid: TOWN.kid,
      keys: [TOWN.publicJwk],
      endpoints: {},
      metadata: request.metadata,
      authorityHints,
      trustMarks: [],
      issuedAt: now,
    });
  });

  it('says all keys that it states, and where it answers', async () => {
    const endpoints = { historicalKeys: `${entityId}/keys`, trustMark: `${entityId}/mark` };
    const otherKeys = [REGION.publicJwk];
    const jwt = await signEntityConfiguration({ ...request, endpoints, otherKeys });
    expect(await verifyEntityConfiguration(jwt, { entityId, now })).toMatchObject({
      ...{ verified: true, keys: [TOWN.publicJwk, REGION.publicJwk], endpoints },
    });
  });

  it('that sends others elsewhere is refused', async () => {
    const jwt = await signEntityConfiguration({ ...request, endpoints: {} });
    const { payload } = await compactVerify(jwt, await importVerifyKey(TOWN.publicJwk));
    const claims = JSON.parse(new TextDecoder().decode(payload));
    const at = 'https://evil.example/keys';
    claims.metadata.federation_entity = { federation_historical_keys_endpoint: at };
    const forged = await signJws(request.key, 'entity-statement+jwt', claims);
    expect(await verifyEntityConfiguration(forged, { entityId, now })).toEqual({
      ...{ verified: false, reason: 'entity-statement-invalid' },
    });
  });

  it('fits with every member at its bound', async () => {
    const text = (length: number) => '學'.repeat(length);
    const metadata = {
      ...request.metadata,
      name: text(200),
      municipalities: Array.from({ length: 1000 }, () => 'M'.repeat(32)),
      languages: Array.from({ length: 64 }, () => 'nl-Latn'),
      town: text(80),
      address: text(200),
      hours: text(200),
      phone: text(200),
      country: 'NL',
      places: Array.from({ length: 200 }, () => text(80)),
      postcodes: Array.from({ length: 200 }, (): [number, number] => [99_998, 99_999]),
      people: Array.from({ length: MAX_SHOWN_PEOPLE }, () => ({ name: text(80), line: text(120) })),
    };
    const jwt = await signEntityConfiguration({ ...request, metadata });
    expect(jwt.length).toBeLessThan(MAX_ENTITY_STATEMENT_BYTES);
    expect(await verifyEntityConfiguration(jwt, { entityId, now })).toMatchObject({ metadata });
  });

  it('is one for libraries of OpenID Federation too', async () => {
    const jwt = await signEntityConfiguration(request);
    expect(decodeProtectedHeader(jwt)).toEqual({
      alg: 'EdDSA',
      kid: TOWN.kid,
      typ: 'entity-statement+jwt',
    });
    const { payload } = await compactVerify(jwt, await importVerifyKey(TOWN.publicJwk));
    const claims = JSON.parse(new TextDecoder().decode(payload));
    expect(claims).toMatchObject({ iss: entityId, sub: entityId });
    expect(claims.jwks.keys).toEqual([
      { ...TOWN.publicJwk, kid: TOWN.kid, alg: 'EdDSA', use: 'sig' },
    ]);
    expect(claims).not.toHaveProperty('authority_hints');
  });

  it('is good for a day, and for clocks two minutes behind', async () => {
    const jwt = await signEntityConfiguration(request);
    const at = async (seconds: number) => {
      const result = await verifyEntityConfiguration(jwt, { entityId, now: later(seconds) });
      return result.verified || result.reason;
    };
    expect(await at(-121)).toBe('issued-in-future');
    expect(await at(-120)).toBe(true);
    expect(await at(86_399)).toBe(true);
    expect(await at(86_400)).toBe('expired');
  });

  it('never says the private key', async () => {
    const jwt = await signEntityConfiguration(request);
    const payload = Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString();
    expect(payload).not.toContain(TOWN.privateJwk.d);
    expect(payload).not.toContain('"d"');
  });

  it('is refused when it is larger than 262144 bytes', async () => {
    const jwt = 'A'.repeat(MAX_ENTITY_STATEMENT_BYTES + 1);
    expect(await verifyEntityConfiguration(jwt, { entityId, now })).toEqual({
      verified: false,
      reason: 'entity-statement-invalid',
    });
  });

  it('says where its node answers about others, its coming key and its marks', async () => {
    const jwt = await signEntityConfiguration({
      ...request,
      otherKeys: [REGION.publicJwk],
      endpoints: { fetch: `${entityId}/federation/fetch`, list: `${entityId}/federation/list` },
      trustMarks: [{ trust_mark_type: 'urn:x', trust_mark: 'a.b.c' }],
      trustMarkIssuers: { 'urn:x': [REGION.entityId] },
    });
    const result = await verifyTrustChain([jwt], {
      subject: entityId,
      anchors: [{ entityId, keys: [TOWN.publicJwk] }],
      now,
    });
    expect(result).toMatchObject({
      verified: true,
      keys: [TOWN.publicJwk, REGION.publicJwk],
      metadata: request.metadata,
      endpoints: { fetch: `${entityId}/federation/fetch`, list: `${entityId}/federation/list` },
      trustMarks: [{ trust_mark_type: 'urn:x', trust_mark: 'a.b.c' }],
      trustMarkIssuers: new Map([['urn:x', [REGION.entityId]]]),
    });
  });

  it('is not signed with an endpoint on another host', async () => {
    const endpoints = { fetch: 'https://evil.example/federation/fetch' };
    await expect(signEntityConfiguration({ ...request, endpoints })).rejects.toThrow(TypeError);
  });

  it('is not signed with an inbox on another host', async () => {
    const metadata = { ...request.metadata, inbox: 'https://evil.example/inbox' };
    await expect(signEntityConfiguration({ ...request, metadata })).rejects.toThrow(TypeError);
  });

  it('is not signed for an address with a slash at the end', async () => {
    const wrong = { ...request, entityId: `${entityId}/` };
    await expect(signEntityConfiguration(wrong)).rejects.toThrow(TypeError);
  });
});
