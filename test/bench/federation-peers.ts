import { randomUUID } from 'node:crypto';
import {
  type Envelope,
  epochSeconds,
  generateSigningKeyJwk,
  importSigningKey,
  nextPeriod,
  type Period,
  type QuarterRelease,
  type SigningKey,
  signEnvelope,
} from '@nabij/protocol';
import { peers } from '../../packages/node/src/federation/tables.ts';
import { openDatabase } from '../../packages/node/src/system/database.ts';
import { acquaint } from '../federation/nodes.ts';
import { releaseOf } from '../federation/releases.ts';
import { postRequest } from './kept-connections.ts';

export const RECEIVER = 'https://regio.example';

export interface BenchPeer {
  entityId: string;
  key: SigningKey;
}

export async function makePeers(count: number): Promise<BenchPeer[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, i) => ({
      entityId: `https://town${i}.example`,
      key: await importSigningKey(await generateSigningKeyJwk()),
    })),
  );
}

/** What peers are to the node, and until when their chains of trust are known already. */
export type Registered = { relation: 'member' } | { relation: 'sibling'; trustedUntil: Date };

export async function registerPeers(
  url: string,
  list: readonly BenchPeer[],
  as: Registered,
): Promise<void> {
  const { db, close } = openDatabase(url);
  for (const { entityId, key } of list) {
    const metadata = {
      role: 'point' as const,
      name: entityId,
      inbox: `${entityId}/federation/inbox`,
      municipalities: [],
      protocol_versions: ['1'],
      languages: ['nl'],
    };
    await acquaint(db, { entityId, key, metadata }, { relation: 'member', now: new Date() });
  }
  await db.update(peers).set(as);
  await close();
}

/** Whole HTTP requests with small messages, of one peer after the other. */
export async function signedMessages(
  peers: readonly BenchPeer[],
  count: number,
  size: number,
): Promise<Buffer[]> {
  const requests: Buffer[] = [];
  for (let n = 0; n < count; n += 1) {
    const peer = at(peers, n % peers.length);
    const body = { said: 'x'.repeat(size) };
    requests.push(requestOf(await signed(peer, { type: 'contact-cards', body })));
  }
  return requests;
}

/** Whole HTTP requests with releases in the order in which they are to be sent: by quarter. */
export async function signedReleases(
  peers: readonly BenchPeer[],
  count: number,
): Promise<Buffer[]> {
  const requests: Buffer[] = [];
  for (const body of quarters(Math.ceil(count / peers.length))) {
    for (const peer of peers) {
      requests.push(requestOf(await signed(peer, { type: 'release', body })));
    }
  }
  return requests.slice(0, count);
}

/** An envelope's bytes, without HTTP. */
export async function signed(
  { entityId, key }: BenchPeer,
  message: Pick<Envelope, 'type' | 'body'>,
): Promise<string> {
  const iat = epochSeconds(new Date());
  const { compact } = await signEnvelope({
    key,
    iss: entityId,
    aud: RECEIVER,
    jti: randomUUID(),
    iat,
    exp: iat + 86_400,
    ...message,
  });
  return compact;
}

function requestOf(envelope: string): Buffer {
  const headers = { host: 'regio.example', 'content-type': 'application/jose' };
  return postRequest('/federation/inbox', envelope, headers);
}

/** So many quarters of a town, each after the one before, with a rolling year from the fourth. */
function quarters(count: number): QuarterRelease[] {
  const made: QuarterRelease[] = [];
  for (let period: Period = '2005-Q1'; made.length < count; period = nextPeriod(period)) {
    const before = { after: made.at(-1), year: made.length >= 3 };
    made.push(releaseOf(period, 12, { ...before, ofYear: 48 }));
  }
  return made;
}

function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new Error('Nothing there');
  return found;
}
