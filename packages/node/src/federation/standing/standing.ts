import { fingerprint, type OkpJwk } from '@nabij/protocol';
import type { Db } from '../../system/database.ts';
import { directoryTimes } from '../directory/store.ts';
import type { ReadDirectory, StoredDirectory } from '../directory/stored.ts';
import { findSuperior, listPeers, type Peer } from '../peers.ts';
import { membershipOf } from './membership.ts';
import { pointsOf } from './points.ts';
import { remedyFor } from './remedy.ts';
import type { Freshness, Sent, Standing } from './shapes.ts';
import { deadRows, deliveredRows, lastSettledRow, type OutboxRow, waitingRows } from './store.ts';

/** The directory is fetched about every hour; so long without is more than one bad moment. */
const LATE = 6 * 3_600_000;

/** Which quarter each of these messages carries, by `jti`. */
export type PeriodsOf = (db: Db, jtis: readonly string[]) => Promise<Map<string, string>>;

export interface StandingDeps {
  readonly db: Db;
  readonly entityId: string;
  readonly name: string;
  readonly publicKey: OkpJwk;
  readonly readDirectory: ReadDirectory;
  readonly periodsOf: PeriodsOf;
  /** Quarters that left and which the coordinator may question. */
  readonly questioned: (db: Db) => Promise<string[]>;
}

/** How a point is connected: itself, its coordinator, what left it, and the points beside it. */
export async function standingOf(deps: StandingDeps, now: Date): Promise<Standing> {
  const { db, entityId, name, publicKey } = deps;
  const superior = await findSuperior(db);
  const directory = await deps.readDirectory();
  const times = superior && (await directoryTimes(db, superior.entityId));
  const lastOf = async (state: 'delivered' | 'dead') =>
    superior && (await lastSettledRow(db, superior.entityId, state));
  const [waiting, dead, delivered, last, refused, known] = await Promise.all([
    waitingRows(db),
    deadRows(db),
    deliveredRows(db),
    lastOf('delivered'),
    lastOf('dead'),
    listPeers(db),
  ]);
  const rows = [...waiting, ...dead, ...delivered, ...(last ? [last] : [])];
  const periods = await deps.periodsOf(
    db,
    rows.map(({ jti }) => jti),
  );
  const names = new Map(known.map((peer) => [peer.entityId, peer.name]));
  const sent = (row: OutboxRow) => sentOf(row, { period: periods.get(row.jti), names });
  const outcome = { directory, refused, last, waiting, entityId };
  return {
    self: { url: entityId, name, fingerprint: fingerprint(publicKey) },
    coordinator: superior ? coordinatorOf(superior, outcome) : null,
    lastDelivered: last?.settledAt
      ? { ...sent(last), deliveredAt: last.settledAt.toISOString() }
      : null,
    delivered: delivered.map((row) => ({
      ...sent(row),
      deliveredAt: (row.settledAt ?? row.createdAt).toISOString(),
      digest: row.digest,
    })),
    waiting: waiting.map((row) => ({
      ...sent(row),
      nextAttemptAt: row.nextAttemptAt.toISOString(),
      giveUpAt: row.giveUpAt.toISOString(),
    })),
    failed: dead.map((row) => ({
      ...sent(row),
      endedAt: (row.settledAt ?? row.createdAt).toISOString(),
    })),
    questioned: await deps.questioned(db),
    directory: freshnessOf(directory && times && { directory, fetchedAt: times.fetchedAt }, now),
    points: directory ? pointsOf(directory, { peers: known, own: entityId, now }) : [],
  };
}

interface Outcome {
  readonly entityId: string;
  readonly directory: StoredDirectory | undefined;
  readonly refused: OutboxRow | undefined;
  readonly last: OutboxRow | undefined;
  readonly waiting: readonly OutboxRow[];
}

function coordinatorOf(peer: Peer, { entityId, directory, refused, last, waiting }: Outcome) {
  const listed = directory?.entries.some((entry) => entry.entity_id === entityId) ?? false;
  const refusedAt = refused?.settledAt ?? null;
  return {
    url: peer.entityId,
    name: peer.name,
    fingerprint: fingerprint(peer.publicKey),
    joinedAt: peer.admittedAt.toISOString(),
    membership: membershipOf({
      directory: directory ? { issuedAt: directory.issuedAt, listed } : null,
      deliveredAt: last?.settledAt ?? null,
      refused: refusedAt && { at: refusedAt, refusal: refused?.refusal ?? '' },
      waitsSuspended: waiting.some(
        ({ audience, refusal }) => audience === peer.entityId && refusal === 'issuer-suspended',
      ),
    }),
  };
}

interface About {
  readonly period: string | undefined;
  /** Names of peers, by entity id. */
  readonly names: ReadonlyMap<string, string>;
}

function sentOf(row: OutboxRow, { period, names }: About): Sent {
  const { jti, type, audience, ref, attempts, refusal } = row;
  return {
    jti,
    type,
    to: { url: audience, name: names.get(audience) ?? null },
    ref,
    period: period ?? null,
    queuedAt: row.createdAt.toISOString(),
    attempts,
    refusal,
    remedy: refusal === null ? null : remedyFor(refusal),
  };
}

function freshnessOf(
  kept: { directory: StoredDirectory; fetchedAt: Date } | undefined,
  now: Date,
): Freshness {
  if (!kept) return { state: 'none', fetchedAt: null, expiresAt: null };
  const { directory, fetchedAt } = kept;
  const late = now.getTime() - fetchedAt.getTime() > LATE ? 'late' : 'fresh';
  return {
    state: now >= directory.expiresAt ? 'expired' : late,
    fetchedAt: fetchedAt.toISOString(),
    expiresAt: directory.expiresAt.toISOString(),
  };
}
