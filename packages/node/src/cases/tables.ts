import {
  bigint,
  boolean,
  date,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import type { GeneralJWE } from 'jose';
import { bytea } from '../system/bytea.ts';
import type { CodeLink } from '../vault/code-link.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true });

/** What a citizen filed; `intake/store.ts` writes it, once. */
export const filings = pgTable('filings', {
  id: uuid().primaryKey(),
  lookup: bytea().notNull().unique(),
  kid: text().notNull(),
  sealedKey: jsonb('sealed_key').$type<GeneralJWE>().notNull(),
  resealedKey: text('resealed_key'),
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
  reporterRole: text('reporter_role').notNull(),
  filedBy: uuid('filed_by'),
  codeVersion: text('code_version').notNull(),
  codeLinks: jsonb('code_links').$type<CodeLink[]>(),
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
  careCategories: text('care_categories').array().notNull(),
  outcomes: text().array().notNull(),
  notHandledReason: text('not_handled_reason'),
  receivedAt: moment('received_at').notNull(),
  closedAt: moment('closed_at'),
  retentionClass: text('retention_class'),
  regime: text(),
  regimeFrom: date('regime_from'),
  regimeOurs: boolean('regime_ours').notNull().default(false),
  sealedNotice: text('sealed_notice'),
  handOns: integer('hand_ons').notNull(),
  foundedness: text(),
  waitingUntil: date('waiting_until'),
  mergedInto: uuid('merged_into'),
  mergedBecause: text('merged_because').$type<'person' | 'matter'>(),
  splitFrom: uuid('split_from'),
  campaignId: uuid('campaign_id'),
  dueOn: date('due_on'),
  dueStep: text('due_step'),
  firstContactAt: moment('first_contact_at'),
  sealedPerson: text('sealed_person'),
  frozenBy: uuid('frozen_by'),
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

export const attachments = pgTable('attachments', {
  id: uuid().primaryKey(),
  caseId: uuid('case_id').notNull(),
  at: moment('at').notNull(),
  sender: text().$type<'reporter' | 'worker'>().notNull(),
  accountId: uuid('account_id'),
  sealedFacts: text('sealed_facts').notNull(),
  chunks: integer().notNull(),
  readAt: moment('read_at'),
});

export const attachmentChunks = pgTable(
  'attachment_chunks',
  {
    attachmentId: uuid('attachment_id').notNull(),
    n: integer().notNull(),
    sealed: bytea().notNull(),
  },
  (table) => [primaryKey({ columns: [table.attachmentId, table.n] })],
);

export const consents = pgTable('consents', {
  id: uuid().primaryKey(),
  caseId: uuid('case_id').notNull(),
  purpose: text().notNull(),
  sealedParty: text('sealed_party'),
  state: text().$type<'asked' | 'given' | 'refused' | 'withdrawn'>().notNull(),
  askedBy: uuid('asked_by'),
  at: moment('at').notNull(),
  decidedAt: moment('decided_at'),
  withdrawnAt: moment('withdrawn_at'),
  readAt: moment('read_at'),
});

export const corrections = pgTable('corrections', {
  id: uuid().primaryKey(),
  caseId: uuid('case_id').notNull(),
  at: moment('at').notNull(),
  sealed: text().notNull(),
  readAt: moment('read_at'),
});

export const feedback = pgTable('feedback', {
  id: uuid().primaryKey(),
  caseId: uuid('case_id').notNull(),
  at: moment('at').notNull(),
  codes: text().array().notNull(),
  sealedWords: text('sealed_words'),
  readAt: moment('read_at'),
});

export const searchEntries = pgTable('search_entries', {
  caseId: uuid('case_id').primaryKey(),
  kid: text().notNull(),
  sealed: bytea().notNull(),
});

export const retentionRules = pgTable('retention_rules', {
  class: text().primaryKey(),
  keep: text().notNull(),
  setBy: uuid('set_by'),
  setAt: moment('set_at').notNull(),
});

export const holds = pgTable('holds', {
  id: uuid().primaryKey(),
  caseId: uuid('case_id').notNull(),
  sealedReason: text('sealed_reason').notNull(),
  ownerId: uuid('owner_id').notNull(),
  reviewOn: date('review_on').notNull(),
  setAt: moment('set_at').notNull(),
  liftedAt: moment('lifted_at'),
});

export const erasureRequests = pgTable('erasure_requests', {
  id: uuid().primaryKey(),
  caseId: uuid('case_id').notNull(),
  askedAt: moment('asked_at').notNull(),
  dueAt: moment('due_at').notNull(),
  decidedAt: moment('decided_at'),
  decidedBy: uuid('decided_by'),
  refusedReason: text('refused_reason'),
});

export const deletions = pgTable('deletions', {
  id: uuid().primaryKey(),
  at: moment('at').notNull(),
  cause: text().$type<'retention' | 'erasure'>().notNull(),
  cases: integer().notNull(),
  proof: text().notNull(),
});

/** Mail that waits; gone as soon as it is sent, given up or no longer wanted. */
export const notices = pgTable('notices', {
  id: uuid().primaryKey(),
  caseId: uuid('case_id').notNull().unique(),
  sealed: text().notNull(),
  attempts: integer().notNull(),
  nextAttemptAt: moment('next_attempt_at').notNull(),
  leaseUntil: moment('lease_until'),
  createdAt: moment('created_at').notNull(),
  giveUpAt: moment('give_up_at').notNull(),
});
