import {
  type FindKey,
  fingerprint,
  importVerifyKey,
  type NodeMetadata,
  type PresentedMark,
  verifyEntityConfiguration,
} from '@nabij/protocol';
import type { FederationDeps } from '../../federation/dependencies.ts';
import { isKeyOf } from '../../federation/peers.ts';
import { proofOf } from '../../federation/trust/above.ts';
import type { Proof } from '../../federation/trust/above-shapes.ts';
import { judgeMark, memberMarkIn } from '../../federation/trust/judge-mark.ts';
import { lastRefusals } from '../refused/store.ts';
import { allMembers, lastReminders, type MemberRow } from './store.ts';

const SECOND = 1000;

/** A town, or a coordinator below this one, as the region's people see it. */
export interface Member {
  readonly url: string;
  readonly role: 'point' | 'coordinator';
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
  /** The mark of membership that this coordinator gave it, as it last showed it. */
  readonly proof: Proof;
}

export type MembersDeps = Pick<FederationDeps, 'db' | 'key' | 'entityId' | 'clock'>;

/** Every town and coordinator that is or was a member; the last reminder and refusal of each town and quarter. */
export async function membersOf(deps: MembersDeps): Promise<{
  members: Member[];
  regions: Member[];
  reminders: { url: string; period: string; at: string; by: string }[];
  refusals: { url: string; period: string | null; problem: string; at: string }[];
}> {
  const { db } = deps;
  const rows = await allMembers(db);
  const reminders = await lastReminders(db);
  const refusals = await lastRefusals(db);
  return {
    members: await asMembers(deps, rows, 'point'),
    regions: await asMembers(deps, rows, 'coordinator'),
    reminders: reminders.map(({ iss: url, period, at, by }) => {
      return { url, period, at: at.toISOString(), by };
    }),
    refusals: refusals.map(({ iss: url, period, problem, at }) => {
      return { url, period, problem, at: at.toISOString() };
    }),
  };
}

async function asMembers(
  deps: MembersDeps,
  rows: readonly MemberRow[],
  role: MemberRow['peer']['role'],
): Promise<Member[]> {
  const of = rows.filter(({ peer }) => peer.role === role);
  return Promise.all(of.map((row) => memberOf(deps, row)));
}

async function memberOf(deps: MembersDeps, row: MemberRow): Promise<Member> {
  const { peer, receivedAt } = row;
  const said = await saidOf(row);
  const when = (at: Date | null) => at?.toISOString() ?? null;
  return {
    url: peer.entityId,
    role: peer.role,
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
    proof: await proofShown(deps, peer.entityId, said?.trustMarks ?? []),
  };
}

async function proofShown(
  { key, entityId, clock }: MembersDeps,
  subject: string,
  marks: readonly PresentedMark[],
): Promise<Proof> {
  const findKey: FindKey = async (_, kid) =>
    kid === key.kid ? importVerifyKey(key.publicJwk) : 'key-unknown';
  const expected = { subject, issuers: [entityId], findKey, now: clock.now() };
  return proofOf(await judgeMark(memberMarkIn(marks), expected));
}

interface Said {
  readonly at: Date;
  readonly clockSeconds: number;
  readonly metadata: NodeMetadata;
  readonly trustMarks: readonly PresentedMark[];
}

/** What it last said of itself, as long as that holds against the key that is pinned. */
async function saidOf({ peer, statement, fetchedAt }: MemberRow): Promise<Said | undefined> {
  if (statement === null || fetchedAt === null) return undefined;
  const verdict = await verifyEntityConfiguration(statement, {
    entityId: peer.entityId,
    now: fetchedAt,
  });
  if (!verdict.verified || !isKeyOf(peer, verdict.kid)) return undefined;
  const { issuedAt, metadata, trustMarks } = verdict;
  const clockSeconds = secondsAhead(issuedAt, fetchedAt);
  return { at: fetchedAt, clockSeconds, metadata, trustMarks };
}

/** Whole seconds that a node's clock is ahead: it signs who it is when it is asked. */
export function secondsAhead(issuedAt: Date, now: Date): number {
  return Math.round((issuedAt.getTime() - now.getTime()) / SECOND);
}
