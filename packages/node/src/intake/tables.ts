import { jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { GeneralJWE } from 'jose';
import { bytea } from '../system/bytea.ts';

/** One citizen at the form or at their report; sealed under a key that only their cookie has. */
export const visits = pgTable('visits', {
  id: bytea().primaryKey(),
  sealed: text().notNull(),
  sentAt: timestamp('sent_at', { withTimezone: true }),
  expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
});

export const filings = pgTable('filings', {
  id: uuid().primaryKey(),
  lookup: bytea().notNull().unique(),
  sealedKey: jsonb('sealed_key').$type<GeneralJWE>().notNull(),
  sealedAnswers: text('sealed_answers').notNull(),
  subject: text().notNull(),
  request: text().notNull(),
  anonymity: text().notNull(),
  residence: text().notNull(),
  municipality: text().notNull(),
  grounds: text().array().notNull(),
  domain: text().notNull(),
  language: text().notNull(),
  channel: text().notNull(),
  codeVersion: text('code_version').notNull(),
  receivedAt: timestamp('received_at', { withTimezone: true }).notNull(),
});
