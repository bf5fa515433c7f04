import { jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { JWK } from 'jose';
import { bytea } from '../system/bytea.ts';

export const accounts = pgTable('accounts', {
  id: uuid().primaryKey(),
  login: text().notNull().unique(),
  name: text().notNull(),
  role: text().$type<AccountRole>().notNull(),
  passwordSalt: bytea('password_salt').notNull(),
  publicKey: jsonb('public_key').$type<JWK>().notNull(),
  sealedPrivateKey: text('sealed_private_key').notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  leftAt: timestamp('left_at', { withTimezone: true }),
});

export const sessions = pgTable('sessions', {
  id: bytea().primaryKey(),
  accountId: uuid('account_id').notNull(),
  sealedPrivateKey: text('sealed_private_key').notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  lastSeenAt: timestamp('last_seen_at', { withTimezone: true }).notNull(),
  expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
});

/** At a point: worker, lead, administrator. At a coordinator: analyst, keeper, administrator. */
export type AccountRole = 'worker' | 'lead' | 'administrator' | 'analyst' | 'keeper';
