import { bigint, integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { GeneralJWE } from 'jose';
import { bytea } from '../system/bytea.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true });

/** What a citizen filed; `intake/store.ts` writes it, once. */
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
  receivedAt: moment('received_at').notNull(),
});

export const cases = pgTable('cases', {
  id: uuid().primaryKey(),
  number: integer().notNull().unique(),
  filingId: uuid('filing_id').notNull().unique(),
  state: text().notNull(),
  ownerId: uuid('owner_id'),
  subject: text().notNull(),
  grounds: text().array().notNull(),
  domain: text().notNull(),
  natures: text().array().notNull(),
  handlings: text().array().notNull(),
  outcomes: text().array().notNull(),
  notHandledReason: text('not_handled_reason'),
  receivedAt: moment('received_at').notNull(),
  closedAt: moment('closed_at'),
  version: integer().notNull(),
});

export const journal = pgTable('journal', {
  id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  caseId: uuid('case_id').notNull(),
  at: moment('at').notNull(),
  actorId: uuid('actor_id'),
  act: text().notNull(),
  fromState: text('from_state'),
  toState: text('to_state'),
  sealedNote: text('sealed_note'),
});

export const messages = pgTable('messages', {
  id: uuid().primaryKey(),
  caseId: uuid('case_id').notNull(),
  at: moment('at').notNull(),
  sender: text().$type<'reporter' | 'worker'>().notNull(),
  accountId: uuid('account_id'),
  sealedText: text('sealed_text').notNull(),
  readAt: moment('read_at'),
});
