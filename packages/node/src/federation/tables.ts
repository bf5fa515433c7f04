import type { EncryptionJwk, HistoricalKey, NodeMetadata, OkpJwk } from '@nabij/protocol';
import {
  bigint,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';

const instant = (name: string) => timestamp(name, { withTimezone: true });

export const peers = pgTable('peers', {
  entityId: text('entity_id').primaryKey(),
  relation: text().$type<PeerRelation>().notNull(),
  role: text().$type<'point' | 'coordinator'>().notNull(),
  name: text().notNull(),
  municipalities: text().array().notNull(),
  population: integer(),
  kid: text().notNull(),
  publicKey: jsonb('public_key').$type<OkpJwk>().notNull(),
  inbox: text().notNull(),
  admittedAt: instant('admitted_at').notNull(),
  removedAt: instant('removed_at'),
  /** Since when nothing is taken from it for a while; it stays a member. */
  suspendedAt: instant('suspended_at'),
  /** Keys that it signs with beside `publicKey`, while its keys change. */
  otherKeys: jsonb('other_keys').$type<OkpJwk[]>().notNull().default([]),
  /** What to seal for, if it takes cases. */
  encryptionKeys: jsonb('encryption_keys').$type<EncryptionJwk[]>().notNull().default([]),
  /** Of a sibling: how people reach it. */
  reach: jsonb().$type<Reach>().notNull().default({}),
  /** Kinds of trust marks that it shows and that hold. */
  marks: text().array().notNull().default([]),
  /** Of a sibling: until when its chain of trust is believed; after it, it is asked anew. */
  trustedUntil: instant('trusted_until'),
  /** Keys that it once had, each with its window, as it stated them last. */
  oldKeys: jsonb('old_keys').$type<HistoricalKey[]>().notNull().default([]),
  /** Where it states them. */
  oldKeysAt: text('old_keys_at'),
  oldKeysIssuedAt: instant('old_keys_issued_at'),
  oldKeysAskedAt: instant('old_keys_asked_at'),
});

/** At a member of a network: the marks that its superiors gave it, for it to show. */
export const trustMarks = pgTable(
  'trust_marks',
  {
    type: text().notNull(),
    issuer: text().notNull(),
    mark: text().notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.type, table.issuer] })],
);

export const outbox = pgTable('outbox', {
  jti: uuid().primaryKey(),
  audience: text().notNull(),
  type: text().notNull(),
  ref: text(),
  envelope: text().notNull(),
  digest: text().notNull(),
  state: text().$type<OutboxState>().notNull().default('waiting'),
  attempts: integer().notNull().default(0),
  nextAttemptAt: instant('next_attempt_at').notNull(),
  leaseUntil: instant('lease_until'),
  fence: bigint({ mode: 'number' }).notNull().default(0),
  refusal: text(),
  receipt: text(),
  createdAt: instant('created_at').notNull(),
  giveUpAt: instant('give_up_at').notNull(),
  settledAt: instant('settled_at'),
});

export const inbox = pgTable(
  'inbox',
  {
    iss: text().notNull(),
    jti: uuid().notNull(),
    type: text().notNull(),
    digest: text().notNull(),
    receipt: text().notNull(),
    receivedAt: instant('received_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.iss, table.jti] })],
);

/**
 * What the other node is to us: the coordinator we report to, a node we admitted, a point that a
 * chain of trust leads to, or a superior of our superior whose key somebody compared.
 */
export type PeerRelation = 'superior' | 'member' | 'sibling' | 'anchor';

/** How people reach a point, as it says itself. */
export type Reach = Pick<NodeMetadata, 'town' | 'address' | 'hours' | 'phone' | 'country'>;

export type OutboxState = 'waiting' | 'delivered' | 'dead';
