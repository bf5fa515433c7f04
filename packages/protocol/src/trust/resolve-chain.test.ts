import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LAND } from '../testing/actors.ts';
import { anchorAt, type FakeFederation, fakeFederation, idOf } from '../testing/fake-federation.ts';
import { configurationOf } from '../testing/raw-chain.ts';
import { NOW } from '../testing/vector.ts';
import { MAX_CHAIN_PATHS, resolveTrustChain } from './resolve-chain.ts';
import { MAX_CHAIN_FETCHES } from './statement-source.ts';

const now = new Date(NOW);
const resolve = ({ fetch }: Pick<FakeFederation, 'fetch'>, ...anchors: string[]) =>
  resolveTrustChain(fetch, { subject: idOf('town'), anchors: anchors.map(anchorAt), now });
const ids = (...names: string[]) => names.map(idOf);

describe('finding a chain', () => {
  it('climbs over several levels to the anchor', async () => {
    const federation = await fakeFederation({ town: ['region'], region: ['land'], land: [] });
    const found = await resolve(federation, 'land');
    expect(found).toMatchObject({
      resolved: true,
      failed: [],
      entity: { subject: idOf('town'), anchor: idOf('land'), path: ids('town', 'region', 'land') },
    });
    expect(found.resolved && found.chain).toHaveLength(4);
    expect(federation.asked).toHaveLength(5);
  });

  it('ends at the nearest anchor', async () => {
    const federation = await fakeFederation({ town: ['region'], region: ['land'], land: [] });
    const found = await resolve(federation, 'land', 'region');
    expect(found).toMatchObject({ entity: { path: ids('town', 'region') } });
    expect(federation.asked).toHaveLength(3);
  });

  it('needs nobody where the subject is the anchor', async () => {
    const federation = await fakeFederation({ town: ['region'], region: [] });
    expect(await resolve(federation, 'town')).toMatchObject({ entity: { path: ids('town') } });
    expect(federation.asked).toHaveLength(1);
  });

  it('goes another way where one is constrained, and says why', async () => {
    const federation = await fakeFederation(
      { town: ['strict', 'region'], strict: ['land'], region: ['land'], land: [] },
      { strict: { constraints: { naming_constraints: { excluded: ['town.example'] } } } },
    );
    expect(await resolve(federation, 'land')).toMatchObject({
      resolved: true,
      entity: { path: ids('town', 'region', 'land') },
      failed: [{ path: ids('town', 'strict', 'land'), reason: 'chain-name-not-allowed' }],
    });
  });

  it('goes on above an anchor whose chain does not hold', async () => {
    const federation = await fakeFederation(
      { town: ['mid'], mid: ['region'], region: ['land'], land: [] },
      { region: { metadataPolicy: { nabij_node: { town: { essential: true } } } } },
    );
    const found = await resolve(federation, 'region', 'land');
    const reason = 'chain-metadata-invalid';
    expect(found).toMatchObject({
      resolved: false,
      reason: 'chain-not-found',
      failed: [
        { path: ids('town', 'mid', 'region'), reason },
        { path: ids('town', 'mid', 'region', 'land'), reason },
      ],
    });
  });

  it('says of each way why it ended', async () => {
    const federation = await fakeFederation({
      town: ['a', 'b', 'gone'],
      a: [],
      b: ['c'],
      c: ['b'],
    });
    expect(await resolve(federation, 'land')).toEqual({
      resolved: false,
      reason: 'chain-not-found',
      failed: [
        { path: ids('town', 'a'), reason: 'chain-anchor-unknown' },
        { path: ids('town', 'gone'), reason: 'node-unreachable' },
        { path: ids('town', 'b', 'c', 'b'), reason: 'chain-loop' },
      ],
    });
  });

  it('says the reason itself where there is one way', async () => {
    const federation = await fakeFederation({ town: ['region'], region: [] });
    const [reason, path] = ['chain-anchor-unknown', ids('town', 'region')];
    const failed = [{ path, reason }];
    expect(await resolve(federation, 'land')).toEqual({ resolved: false, reason, failed });
  });

  it('takes no statement about somebody else', async () => {
    const { fetch } = await fakeFederation({ town: ['land'], other: ['land'], land: [] });
    const swapped = (url: string) =>
      fetch(url.replace('sub=https%3A%2F%2Ftown', 'sub=https%3A%2F%2Fother'));
    const found = await resolve({ fetch: swapped }, 'land');
    expect(found).toMatchObject({ resolved: false, reason: 'chain-not-linked' });
  });

  it('takes no configuration of somebody else', async () => {
    const jwt = configurationOf(LAND);
    const found = await resolve({ fetch: async () => jwt }, 'land');
    expect(found).toMatchObject({ resolved: false, reason: 'chain-not-linked' });
  });

  it('asks nobody to whom the configuration of somebody else would lead', async () => {
    const { fetch, asked } = await fakeFederation({ town: ['land'], other: ['land'], land: [] });
    const swapped = (url: string) =>
      fetch(url.startsWith(`${idOf('land')}/.well`) ? url.replace('land', 'other') : url);
    const found = await resolve({ fetch: swapped }, 'land');
    expect(found).toMatchObject({ resolved: false, reason: 'chain-not-linked' });
    expect(asked).toHaveLength(2);
  });

  it('goes no further up on a statement about somebody else', async () => {
    const { fetch, asked } = await fakeFederation({
      ...{ town: ['region'], other: ['region'] },
      ...{ region: ['land'], land: [] },
    });
    const swapped = (url: string) =>
      fetch(url.replace('sub=https%3A%2F%2Ftown', 'sub=https%3A%2F%2Fother'));
    const found = await resolve({ fetch: swapped }, 'land');
    expect(found).toMatchObject({ resolved: false, reason: 'chain-not-linked' });
    expect(asked).toHaveLength(3);
  });

  it('gives up with what the fetch throws', async () => {
    const fetch = () => Promise.reject(new Error('enough'));
    await expect(resolve({ fetch }, 'land')).rejects.toThrow('enough');
  });
});

describe('hints that mean harm', () => {
  it('hint loops end', async () => {
    const federation = await fakeFederation({ town: ['a'], a: ['b'], b: ['c'], c: ['a', 'town'] });
    expect(await resolve(federation, 'land')).toMatchObject({
      reason: 'chain-not-found',
      failed: [
        { path: ids('town', 'a', 'b', 'c', 'a'), reason: 'chain-loop' },
        { path: ids('town', 'a', 'b', 'c', 'town'), reason: 'chain-loop' },
      ],
    });
    expect(federation.asked).toHaveLength(7);
  });

  it('1,000 hints refuse, and nobody of them is asked', async () => {
    const hints = Array.from({ length: 1000 }, (_, at) => idOf(`r${at}`));
    const town = { ...LAND, entityId: idOf('town') };
    const jwt = configurationOf(town, { claims: { authority_hints: hints } });
    const asked: string[] = [];
    const fetch = async (url: string) => {
      asked.push(url);
      return jwt;
    };
    const found = await resolve({ fetch }, 'land');
    expect(found).toMatchObject({ resolved: false, reason: 'entity-statement-invalid' });
    expect(asked).toHaveLength(1);
  });

  it('many hints cost 64 fetches and no more', async () => {
    const names = Array.from({ length: 16 }, (_, at) => `r${at}`);
    const more = names.flatMap((name) => names.map((under) => `${name}-${under}`));
    const federation = await fakeFederation({
      town: names,
      ...Object.fromEntries(names.map((name) => [name, names.map((it) => `${name}-${it}`)])),
      ...Object.fromEntries(more.map((name) => [name, []])),
    });
    const found = await resolve(federation, 'land');
    expect(found).toMatchObject({ resolved: false, reason: 'chain-search-ended' });
    expect(federation.asked).toHaveLength(MAX_CHAIN_FETCHES);
  }, 30_000);

  it('a tangle of few nodes costs 256 ways and no more', async () => {
    const names = Array.from({ length: 7 }, (_, at) => `r${at}`);
    const others = (name: string) => names.filter((it) => it !== name);
    const tangle = Object.fromEntries(names.map((name) => [name, others(name)]));
    const found = await resolve(await fakeFederation({ town: names, ...tangle }), 'land');
    expect(found).toMatchObject({ resolved: false, reason: 'chain-search-ended' });
    expect(found.failed.length).toBeLessThanOrEqual(MAX_CHAIN_PATHS + 1);
  });

  it('a depth bomb ends at the ninth level', async () => {
    const names = Array.from({ length: 30 }, (_, at) => `r${at}`);
    const tower = Object.fromEntries(names.map((name, at) => [name, [`r${at + 1}`]]));
    const federation = await fakeFederation({ town: ['r0'], ...tower });
    expect(await resolve(federation, 'land')).toMatchObject({
      resolved: false,
      reason: 'chain-too-long',
      failed: [{ path: ids('town', ...names.slice(0, 9)) }],
    });
    expect(federation.asked).toHaveLength(17);
  });

  it('who is named twice is asked once', async () => {
    const federation = await fakeFederation({ town: ['a', 'a', 'a'], a: [] });
    expect((await resolve(federation, 'land')).failed).toHaveLength(1);
  });

  it('the anchor is asked before others beside it', async () => {
    const names = Array.from({ length: 15 }, (_, at) => `r${at}`);
    const federation = await fakeFederation({ town: [...names, 'land'], land: [] });
    expect(await resolve(federation, 'land')).toMatchObject({ resolved: true, failed: [] });
    expect(federation.asked).toHaveLength(3);
  });
});

/** Trees below `n0`: of each node from the first on, which earlier one is above it. */
const trees = fc.array(fc.nat(1000), { minLength: 1, maxLength: 10 });

describe('any tree', () => {
  it('resolves from every node whose way up is not too long', async () => {
    await fc.assert(
      fc.asyncProperty(trees, async (picks) => {
        const above = picks.map((pick, at) => pick % (at + 1));
        const hints = Object.fromEntries(above.map((of, at) => [`n${at + 1}`, [`n${of}`]]));
        const { fetch } = await fakeFederation({ n0: [], ...hints });
        for (let at = 1; at <= picks.length; at++) {
          const way = [at];
          for (let to = above[at - 1]; to !== undefined; to = above[to - 1]) way.push(to);
          const found = await resolveTrustChain(fetch, {
            subject: idOf(`n${at}`),
            anchors: [anchorAt('n0')],
            now,
          });
          const path = way.map((each) => idOf(`n${each}`));
          if (way.length <= 9) expect(found).toMatchObject({ resolved: true, entity: { path } });
          else expect(found).toMatchObject({ resolved: false, reason: 'chain-too-long' });
        }
      }),
      { numRuns: 15 },
    );
  }, 60_000);
});
