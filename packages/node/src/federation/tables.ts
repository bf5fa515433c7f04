import type { OkpJwk } from '@nabij/protocol';
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
});

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

/** What the other node is to us: the coordinator we report to, or a town we admitted. */
export type PeerRelation = 'superior' | 'member';

export type OutboxState = 'waiting' | 'delivered' | 'dead';
