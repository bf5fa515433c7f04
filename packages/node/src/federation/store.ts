import { and, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import type { Db } from '../system/database.ts';
import type { Peer } from './peers.ts';
import { inbox, type OutboxState, outbox, peers } from './tables.ts';

export interface QueuedMessage {
  jti: string;
  audience: string;
  type: string;
  ref: string | null;
  envelope: string;
  digest: string;
  createdAt: Date;
  giveUpAt: Date;
}

/** Queues a signed envelope; behind every earlier one of the same `ref`, even within a millisecond. */
export async function insertOutgoing(db: Db, message: QueuedMessage): Promise<void> {
  const created = sql`${message.createdAt.toISOString()}::timestamptz`;
  const behindEarlier = sql`greatest(${created}, (
    select max(created_at) + interval '1 microsecond' from outbox
    where audience = ${message.audience} and ref = ${message.ref}))`;
  await db.insert(outbox).values({
    ...message,
    createdAt: message.ref === null ? message.createdAt : behindEarlier,
    nextAttemptAt: message.createdAt,
  });
}

/** A message that this process may try to deliver until its lease ends. */
export interface Claim {
  jti: string;
  fence: number;
  attempts: number;
  type: string;
  envelope: string;
  digest: string;
  giveUpAt: Date;
  peer: Pick<Peer, 'entityId' | 'relation' | 'inbox' | 'publicKey' | 'otherKeys' | 'oldKeys'>;
}

/**
 * Takes at most one due message for each of at most `limit` peers. A peer with a message under
 * way, here or in another process, gets none: one at a time, in order of creation within a `ref`.
 */
export async function claimDue(
  db: Db,
  round: { now: Date; leaseUntil: Date; limit: number },
): Promise<Claim[]> {
  return db.transaction(async (tx) => {
    const audiences = await lockPeersWithWork(tx, round);
    if (audiences.length === 0) return [];
    const jtis = await pickOnePerPeer(tx, audiences, round.now);
    if (jtis.length === 0) return [];
    return tx
      .update(outbox)
      .set({
        leaseUntil: round.leaseUntil,
        fence: sql`${outbox.fence} + 1`,
        attempts: sql`${outbox.attempts} + 1`,
      })
      .from(peers)
      .where(and(inArray(outbox.jti, jtis), eq(peers.entityId, outbox.audience)))
      .returning({
        jti: outbox.jti,
        fence: outbox.fence,
        attempts: outbox.attempts,
        type: outbox.type,
        envelope: outbox.envelope,
        digest: outbox.digest,
        giveUpAt: outbox.giveUpAt,
        peer: {
          entityId: peers.entityId,
          relation: peers.relation,
          inbox: peers.inbox,
          publicKey: peers.publicKey,
          otherKeys: peers.otherKeys,
          oldKeys: peers.oldKeys,
        },
      });
  });
}

async function lockPeersWithWork(tx: Db, round: { now: Date; limit: number }): Promise<string[]> {
  const now = instant(round.now);
  const rows = await tx.execute<{ entity_id: string }>(sql`
    select p.entity_id from peers p
    join (select audience, min(next_attempt_at) as due from outbox
          where state = 'waiting' and next_attempt_at <= ${now} and give_up_at > ${now}
          group by audience) o on o.audience = p.entity_id
    where p.removed_at is null
      and not exists (select from outbox b
        where b.audience = p.entity_id and b.state = 'waiting' and b.lease_until > ${now})
    order by o.due limit ${round.limit}
    for no key update of p skip locked`);
  return rows.map((row) => row.entity_id);
}

// A statement of its own: it must see what another process claimed before the lock was given.
async function pickOnePerPeer(tx: Db, audiences: string[], at: Date): Promise<string[]> {
  const now = instant(at);
  const rows = await tx.execute<{ jti: string }>(sql`
    select picked.jti from peers p cross join lateral (
      select o.jti from outbox o
      where o.audience = p.entity_id and o.state = 'waiting'
        and o.next_attempt_at <= ${now} and o.give_up_at > ${now}
        and not exists (select from outbox e
          where e.audience = o.audience and e.ref = o.ref and e.state = 'waiting'
            and (e.created_at, e.jti) < (o.created_at, o.jti))
      order by o.created_at, o.jti limit 1
      for update skip locked) picked
    where ${inArray(sql`p.entity_id`, audiences)}
      and not exists (select from outbox b
        where b.audience = p.entity_id and b.state = 'waiting' and b.lease_until > ${now})`);
  return rows.map((row) => row.jti);
}

const instant = (at: Date) => sql`${at.toISOString()}::timestamptz`;

/** What became of a claimed message: delivered or dead for good, or waiting for its next try. */
export type Settlement =
  | { state: 'delivered'; receipt: string; at: Date }
  | { state: 'dead'; refusal: string; at: Date }
  | { state: 'waiting'; refusal: string; nextAttemptAt: Date; giveUpAt: Date };

/** Writes the outcome, unless the claim has been overtaken by a later one; then false. */
export async function settle(
  db: Db,
  claim: Pick<Claim, 'jti' | 'fence'>,
  outcome: Settlement,
): Promise<boolean> {
  const settled = await db
    .update(outbox)
    .set({
      state: outcome.state,
      leaseUntil: null,
      refusal: outcome.state === 'delivered' ? null : outcome.refusal,
      ...(outcome.state === 'delivered' ? { receipt: outcome.receipt } : {}),
      ...(outcome.state === 'waiting'
        ? { nextAttemptAt: outcome.nextAttemptAt, giveUpAt: outcome.giveUpAt }
        : { settledAt: outcome.at }),
    })
    .where(
      and(eq(outbox.jti, claim.jti), eq(outbox.fence, claim.fence), eq(outbox.state, 'waiting')),
    )
    .returning({ jti: outbox.jti });
  return settled.length > 0;
}

/** Ends every message whose time is over and that nobody is sending just now. */
export async function giveUpOld(db: Db, now: Date): Promise<string[]> {
  const ended = await db
    .update(outbox)
    .set({ state: 'dead', refusal: 'gave-up', settledAt: now, leaseUntil: null })
    .where(
      and(
        eq(outbox.state, 'waiting'),
        lte(outbox.giveUpAt, now),
        or(isNull(outbox.leaseUntil), lte(outbox.leaseUntil, now)),
      ),
    )
    .returning({ jti: outbox.jti });
  return ended.map(({ jti }) => jti);
}

/** How many messages are still to arrive that another key signed than the one of this name. */
export async function waitsOfOthers(db: Db, kid: string): Promise<number> {
  const { state, envelope } = outbox;
  return db.$count(
    outbox,
    and(eq(state, 'waiting'), sql`not starts_with(${envelope}, ${beginningOf(kid)})`),
  );
}

/** How every envelope of one key begins: its header is canonical. */
function beginningOf(kid: string): string {
  const begin = Buffer.from(`{"alg":"EdDSA","kid":"${kid}`);
  // whole groups of three bytes
  return begin.subarray(0, begin.length - (begin.length % 3)).toString('base64url');
}

/** Messages of a key that wait and were never sent, which nobody else changes meanwhile. */
export async function lockUnsent(
  tx: Db,
  kid: string,
): Promise<Pick<QueuedMessage, 'jti' | 'envelope'>[]> {
  const { jti, state, attempts, envelope } = outbox;
  return tx
    .select({ jti, envelope })
    .from(outbox)
    .where(
      and(
        eq(state, 'waiting'),
        eq(attempts, 0),
        sql`starts_with(${envelope}, ${beginningOf(kid)})`,
      ),
    )
    .for('update');
}

/** Puts the same message, signed anew, in the place of one that was never sent. */
export async function putSignedAnew(
  tx: Db,
  jti: string,
  signed: Pick<QueuedMessage, 'envelope' | 'digest'>,
): Promise<void> {
  await tx.update(outbox).set(signed).where(eq(outbox.jti, jti));
}

export interface DeliveryState {
  state: OutboxState;
  attempts: number;
  /** Why the last try failed, or why it was the last; null before the first and after success. */
  refusal: string | null;
}

/** How far each of these messages is, by `jti`. */
export async function deliveryStates(
  db: Db,
  jtis: readonly string[],
): Promise<Map<string, DeliveryState>> {
  if (jtis.length === 0) return new Map();
  const rows = await db
    .select({
      jti: outbox.jti,
      state: outbox.state,
      attempts: outbox.attempts,
      refusal: outbox.refusal,
    })
    .from(outbox)
    .where(inArray(outbox.jti, [...jtis]));
  return new Map(rows.map(({ jti, ...state }) => [jti, state]));
}

/** A message to be remembered. */
export interface ReceivedRow extends Omit<typeof inbox.$inferInsert, 'receivedAt'> {
  readonly receivedAt: Date;
  /** The version of the row of its issuer by which it was judged; null where that was read just now. */
  readonly version: string | null;
}

/**
 * Remembers messages, no two of which have the same issuer and `jti`.
 * @returns those whose issuer is still as it was, and whether the message was not here yet
 */
export async function insertReceived(
  db: Db,
  rows: readonly ReceivedRow[],
): Promise<{ iss: string; jti: string; fresh: boolean }[]> {
  // one parameter for any number, so that the statement is prepared once; in one order, so that
  // two processes with the same messages never wait for one another
  return db.execute(sql`
    with judged as (
      select * from json_to_recordset(${JSON.stringify(rows)}::json) as row (iss text, jti uuid,
        type text, digest text, receipt text, "receivedAt" timestamptz, version text)
      where version is null or exists (select from peers p
        where p.entity_id = iss and p.xmin::text = version)
    ), inserted as (
      insert into inbox (iss, jti, type, digest, receipt, received_at)
      select iss, jti, type, digest, receipt, "receivedAt" from judged order by iss, jti
      on conflict do nothing returning iss, jti
    )
    select j.iss, j.jti, i.jti is not null as fresh
    from judged j left join inserted i on i.iss = j.iss and i.jti = j.jti`);
}

/** From now on this transaction fails when it waits longer than that, in milliseconds. */
export async function limitWaiting(
  tx: Db,
  { lock, answer }: { lock: number; answer: number },
): Promise<void> {
  await tx.execute(sql`select set_config('lock_timeout', ${String(lock)}, true),
    set_config('statement_timeout', ${String(answer)}, true)`);
}

export async function findReceived(
  db: Db,
  iss: string,
  jti: string,
): Promise<{ digest: string; receipt: string } | undefined> {
  const [row] = await db
    .select({ digest: inbox.digest, receipt: inbox.receipt })
    .from(inbox)
    .where(and(eq(inbox.iss, iss), eq(inbox.jti, jti)));
  return row;
}

/** Forgets that a message came: it was not taken. */
export async function deleteReceived(
  tx: Db,
  { iss, jti }: { iss: string; jti: string },
): Promise<void> {
  await tx.delete(inbox).where(and(eq(inbox.iss, iss), eq(inbox.jti, jti)));
}
