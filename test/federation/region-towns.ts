import { randomUUID } from 'node:crypto';
import type { Period, QuarterRelease } from '@nabij/protocol';
import { addPeer, findPeer } from '../../packages/node/src/federation/peers.ts';
import { releaseGatherer } from '../../packages/node/src/region/gather.ts';
import type { Db } from '../../packages/node/src/system/database.ts';
import { releaseOf } from './releases.ts';

const REGION = 'https://regio.example';

/** Three towns, each of 3,000 people when it is admitted. */
export const [BIG, MID, TINY] = [
  'https://big.example',
  'https://mid.example',
  'https://tiny.example',
] as const;

/** The towns of a region, and what they send. */
export interface RegionTowns {
  /** Admits a town. */
  town(entityId: string, admitted: string, name?: string): Promise<void>;
  /** Takes releases of a town, one after the other. */
  gather(iss: string, ...releases: QuarterRelease[]): Promise<void>;
}

/** @param now when releases come */
export function regionTowns(db: Db, now: Date): RegionTowns {
  const gatherRelease = releaseGatherer();
  return {
    async town(entityId, admitted, name = new URL(entityId).host) {
      const peer = {
        entityId,
        relation: 'member',
        role: 'point',
        name,
        population: 3_000,
        kid: 'kid',
        publicKey: { kty: 'OKP', crv: 'Ed25519', x: '' },
        inbox: `${entityId}/federation/inbox`,
      } as const;
      const options = { now: new Date(admitted), replaceKey: true };
      await addPeer(db, { ...peer, municipalities: [] }, options);
    },
    async gather(iss, ...releases) {
      const issuer = await findPeer(db, iss);
      if (!issuer) throw new Error('no peer');
      for (const body of releases) {
        const jti = randomUUID();
        const message = { iss, aud: REGION, jti, iat: 0, exp: 1, type: 'release', body } as const;
        await gatherRelease(db, message, { issuer, now });
      }
    },
  };
}

/** Quarters one after the other with so many reports, the last one in 2026-Q1. */
export function chain(counts: readonly number[]): QuarterRelease[] {
  const made: QuarterRelease[] = [];
  for (const [i, total] of counts.entries()) {
    const year = i >= 3;
    const ofYear = counts.slice(Math.max(0, i - 3), i + 1).reduce((sum, one) => sum + one, 0);
    const period = quarterBefore(counts.length - 1 - i);
    made.push(releaseOf(period, total, { after: made.at(-1), year, ofYear }));
  }
  return made;
}

function quarterBefore(ago: number): Period {
  const quarters = 2026 * 4 - ago;
  return `${Math.floor(quarters / 4)}-Q${((quarters % 4) + 1) as 1 | 2 | 3 | 4}`;
}
