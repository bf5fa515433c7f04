import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importVerifyKey } from '../keys.ts';
import { LAND, OTHER_TOWN, REGION, TOWN } from '../testing/actors.ts';
import { chainOf, coordinatorOf, nodeOf } from '../testing/raw-chain.ts';
import { NOW, NOW_SECONDS } from '../testing/vector.ts';
import { verifyTrustChain } from './trust-chain.ts';

const now = new Date(NOW);
const anchors = [{ entityId: LAND.entityId, keys: [LAND.publicJwk] }];
const subject = TOWN.entityId;
const options = { anchors, subject, now };

const at = (seconds: number) => ({ ...options, now: new Date(now.getTime() + seconds * 1000) });

describe('a chain that holds', () => {
  it('says who the subject is, with which keys and until when', async () => {
    expect(await verifyTrustChain(chainOf(), options)).toEqual({
      verified: true,
      subject,
      anchor: LAND.entityId,
      path: [subject, REGION.entityId, LAND.entityId],
      keys: [TOWN.publicJwk],
      metadata: nodeOf(TOWN),
      endpoints: {},
      authorityHints: [REGION.entityId],
      trustMarks: [],
      trustMarkIssuers: new Map(),
      issuedAt: new Date((NOW_SECONDS - 60) * 1000),
      expiresAt: new Date((NOW_SECONDS + 7200) * 1000),
    });
  });

  it('ends when its first statement ends', async () => {
    const reasonAt = async (seconds: number) => {
      const result = await verifyTrustChain(chainOf(), at(seconds));
      return result.verified || result.reason;
    };
    expect(await reasonAt(7199)).toBe(true);
    expect(await reasonAt(7200)).toBe('expired');
    expect(await reasonAt(-180)).toBe(true);
    expect(await reasonAt(-181)).toBe('issued-in-future');
  });

  it('of the anchor itself is its configuration alone, with the pinned key', async () => {
    const result = await verifyTrustChain([coordinatorOf(LAND)], {
      ...options,
      subject: LAND.entityId,
    });
    expect(result).toMatchObject({
      verified: true,
      keys: [LAND.publicJwk],
      endpoints: { fetch: `${LAND.entityId}/federation/fetch` },
    });
  });

  it('leads to an anchor with several pinned keys', async () => {
    const keys = [OTHER_TOWN.publicJwk, LAND.publicJwk];
    const several = [{ entityId: LAND.entityId, keys }];
    const result = await verifyTrustChain(chainOf(), { ...options, anchors: several });
    expect(result.verified).toBe(true);
  });

  it('leaves out what a policy takes away', async () => {
    const metadata = { nabij_node: nodeOf(TOWN, { town: 'Klein' }) };
    const metadata_policy = { nabij_node: { town: { value: null } } };
    const chain = chainOf({
      leaf: { claims: { metadata } },
      land: { claims: { metadata_policy } },
    });
    const result = await verifyTrustChain(chain, options);
    expect(result.verified && result.metadata).toEqual(nodeOf(TOWN));
  });
});

describe('a chain is refused', () => {
  it('without an anchor', async () => {
    const result = await verifyTrustChain(chainOf(), { ...options, anchors: [] });
    expect(result).toMatchObject({ reason: 'chain-anchor-unknown' });
  });

  it('when one of its statements is larger than 262144 bytes, without a look at it', async () => {
    const chain = chainOf().with(1, 'A'.repeat(262_145));
    const result = await verifyTrustChain(chain, options);
    expect(result).toEqual({ verified: false, reason: 'entity-statement-invalid', at: 1 });
  });

  it('with any one character of any statement changed', async () => {
    const chain = chainOf();
    const lengths = chain.map((jwt) => jwt.length);
    const place = fc
      .nat(chain.length - 1)
      .chain((which) => fc.tuple(fc.constant(which), fc.nat((lengths[which] ?? 1) - 1)));
    await fc.assert(
      fc.asyncProperty(
        place,
        fc.constantFrom(...'ABCabc019-_.=\n'),
        async ([which, index], character) => {
          const jwt = chain[which] ?? '';
          fc.pre(jwt[index] !== character);
          const changed = jwt.slice(0, index) + character + jwt.slice(index + 1);
          const result = await verifyTrustChain(chain.with(which, changed), options);
          expect(result).toMatchObject({ verified: false });
        },
      ),
      { numRuns: 400 },
    );
  });

  it('with its statements in any other order, with gaps or repetitions', async () => {
    const chain = chainOf();
    const [leaf = ''] = chain;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...chain), { maxLength: 7 }), async (shuffled) => {
        fc.pre(shuffled.join() !== chain.join());
        expect((await verifyTrustChain(shuffled, options)).verified).toBe(false);
        expect((await verifyTrustChain([leaf, ...shuffled], options)).verified).toBe(
          [leaf, ...shuffled].join() === chain.join(),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('with anything instead of a statement, and throws nothing', async () => {
    const chain = chainOf();
    await fc.assert(
      fc.asyncProperty(fc.nat(3), fc.string({ unit: 'binary' }), async (which, text) => {
        const result = await verifyTrustChain(chain.with(which, text), options);
        expect(result).toMatchObject({ verified: false, at: which });
      }),
      { numRuns: 200 },
    );
  });

  it('with any 32 bytes as the key of the subject, and throws nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 32, maxLength: 32 }), async (bytes) => {
        const x = Buffer.from(bytes).toString('base64url');
        const jwk = { kty: 'OKP', crv: 'Ed25519', x, kid: TOWN.kid };
        const chain = chainOf({ region: { claims: { jwks: { keys: [jwk] } } } });
        expect((await verifyTrustChain(chain, options)).verified).toBe(false);
        await importVerifyKey({ kty: 'OKP', crv: 'Ed25519', x }).catch((error: unknown) =>
          expect(error).toBeInstanceOf(TypeError),
        );
      }),
      { numRuns: 50 },
    );
  });
});
