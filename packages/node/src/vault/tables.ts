import { jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { JWK } from 'jose';

export const intakeKeys = pgTable('intake_keys', {
  kid: text().primaryKey(),
  publicKey: jsonb('public_key').$type<JWK>().notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  retiredAt: timestamp('retired_at', { withTimezone: true }),
});

export const intakeKeyGrants = pgTable(
  'intake_key_grants',
  {
    kid: text().notNull(),
    accountId: uuid('account_id').notNull(),
    sealedPrivateKey: text('sealed_private_key').notNull(),
    grantedBy: uuid('granted_by'),
    grantedAt: timestamp('granted_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.kid, table.accountId] })],
);
