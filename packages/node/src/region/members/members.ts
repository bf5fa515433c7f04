import { fingerprint, type NodeMetadata, verifyEntityConfiguration } from '@nabij/protocol';
import { isKeyOf } from '../../federation/peers.ts';
import type { Db } from '../../system/database.ts';
import { lastRefusals } from '../refused/store.ts';
import { allMembers, lastReminders, type MemberRow } from './store.ts';

const SECOND = 1000;

/** A town as the region's people see it. */
export interface Member {
  readonly url: string;
  readonly name: string;
  readonly municipalities: string[];
  readonly population: number | null;
  /** Of the key that was pinned when it was admitted; to be read aloud. */
  readonly fingerprint: string;
  readonly admittedAt: string;
  readonly suspendedAt: string | null;
  readonly removedAt: string | null;
  /** When a message of it was last taken. */
  readonly receivedAt: string | null;
  /** When it last said who it is, signed with that key. */
  readonly reachedAt: string | null;
  /** How far its clock was ahead of ours then, in seconds. */
  readonly clockSeconds: number | null;
  readonly phone: string | null;
  readonly languages: string[];
}

/** Every town that is or was a member; the last reminder and refusal of each town and quarter. */
export async function membersOf(db: Db): Promise<{
  members: Member[];
  reminders: { url: string; period: string; at: string; by: string }[];
  refusals: { url: string; period: string | null; problem: string; at: string }[];
}> {
  const rows = await allMembers(db);
  const reminders = await lastReminders(db);
  const refusals = await lastRefusals(db);
  return {
    members: await Promise.all(rows.map(memberOf)),
    reminders: reminders.map(({ iss: url, period, at, by }) => {
      return { url, period, at: at.toISOString(), by };
    }),
    refusals: refusals.map(({ iss: url, period, problem, at }) => {
      return { url, period, problem, at: at.toISOString() };
    }),
  };
}

async function memberOf(row: MemberRow): Promise<Member> {
  const { peer, receivedAt } = row;
  const said = await saidOf(row);
  const when = (at: Date | null) => at?.toISOString() ?? null;
  return {
    url: peer.entityId,
    name: peer.name,
    municipalities: peer.municipalities,
    population: peer.population,
    fingerprint: fingerprint(peer.publicKey),
    admittedAt: peer.admittedAt.toISOString(),
    suspendedAt: when(peer.suspendedAt),
    removedAt: when(peer.removedAt),
    receivedAt: when(receivedAt),
    reachedAt: when(said?.at ?? null),
    clockSeconds: said?.clockSeconds ?? null,
    phone: said?.metadata.phone ?? null,
    languages: [...(said?.metadata.languages ?? [])],
  };
}

interface Said {
  readonly at: Date;
  readonly clockSeconds: number;
  readonly metadata: NodeMetadata;
}

/** What it last said of itself, as long as that holds against the key that is pinned. */
async function saidOf({ peer, statement, fetchedAt }: MemberRow): Promise<Said | undefined> {
  if (statement === null || fetchedAt === null) return undefined;
  const verdict = await verifyEntityConfiguration(statement, {
    entityId: peer.entityId,
    now: fetchedAt,
  });
  if (!verdict.verified || !isKeyOf(peer, verdict.kid)) return undefined;
  const { issuedAt, metadata } = verdict;
  return { at: fetchedAt, clockSeconds: secondsAhead(issuedAt, fetchedAt), metadata };
}

/** Whole seconds that a node's clock is ahead: it signs who it is when it is asked. */
export function secondsAhead(issuedAt: Date, now: Date): number {
  return Math.round((issuedAt.getTime() - now.getTime()) / SECOND);
}
