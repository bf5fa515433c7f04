import {
  bigint,
  boolean,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import type { JWK } from 'jose';
import { bytea } from '../system/bytea.ts';

/** At a point: worker, lead, administrator. At a coordinator: analyst, keeper, administrator. */
export type AccountRole = 'worker' | 'lead' | 'administrator' | 'analyst' | 'keeper';

const moment = (name: string) => timestamp(name, { withTimezone: true });

export const accounts = pgTable('accounts', {
  id: uuid().primaryKey(),
  login: text().notNull().unique(),
  name: text().notNull(),
  role: text().$type<AccountRole>().notNull(),
  publicKey: jsonb('public_key').$type<JWK>(),
  passwordSalt: bytea('password_salt'),
  sealedPrivateKey: text('sealed_private_key'),
  sealedTotp: text('sealed_totp'),
  totpStep: bigint('totp_step', { mode: 'number' }),
  oidcSubject: text('oidc_subject').unique(),
  createdAt: moment('created_at').notNull(),
  acceptedAt: moment('accepted_at'),
  leftAt: moment('left_at'),
});

export const passkeys = pgTable('passkeys', {
  id: bytea().primaryKey(),
  accountId: uuid('account_id').notNull(),
  name: text().notNull(),
  publicKey: bytea('public_key').notNull(),
  counter: bigint({ mode: 'number' }).notNull(),
  transports: text().array().notNull(),
  backedUp: boolean('backed_up').notNull(),
  sealedPrivateKey: text('sealed_private_key'),
  createdAt: moment('created_at').notNull(),
  lastUsedAt: moment('last_used_at'),
});

export const recoveryCodes = pgTable('recovery_codes', {
  id: bytea().primaryKey(),
  accountId: uuid('account_id').notNull(),
  sealedPrivateKey: text('sealed_private_key').notNull(),
  createdAt: moment('created_at').notNull(),
});

export const invitations = pgTable('invitations', {
  id: bytea().primaryKey(),
  accountId: uuid('account_id').notNull(),
  invitedBy: uuid('invited_by'),
  kid: text(),
  sealedSecret: text('sealed_secret'),
  proof: bytea(),
  statement: text(),
  createdAt: moment('created_at').notNull(),
  expiresAt: moment('expires_at').notNull(),
  acceptedAt: moment('accepted_at'),
});

/** How far somebody is in signing in; only `open` lets them do anything. */
export type SessionStage = 'second-factor' | 'vault' | 'enrolment' | 'open';

export const sessions = pgTable('sessions', {
  id: bytea().primaryKey(),
  accountId: uuid('account_id').notNull(),
  stage: text().$type<SessionStage>().notNull(),
  sealedPrivateKey: text('sealed_private_key'),
  attempts: integer().notNull(),
  createdAt: moment('created_at').notNull(),
  lastSeenAt: moment('last_seen_at').notNull(),
  expiresAt: moment('expires_at').notNull(),
});

export const challenges = pgTable('challenges', {
  id: bytea().primaryKey(),
  purpose: text().notNull(),
  accountId: uuid('account_id'),
  sealed: text(),
  expiresAt: moment('expires_at').notNull(),
});

export const attempts = pgTable('attempts', {
  key: text().primaryKey(),
  points: integer().notNull(),
  expire: moment('expire'),
});

export const auditEntries = pgTable('audit_entries', {
  id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  at: moment('at').notNull(),
  actorKind: text('actor_kind').$type<'account' | 'reporter' | 'operator' | 'node'>().notNull(),
  actorId: uuid('actor_id'),
  act: text().notNull(),
  caseId: uuid('case_id'),
  subject: text(),
});

export const auditLinks = pgTable('audit_links', {
  seq: bigint({ mode: 'number' }).primaryKey(),
  entryId: bigint('entry_id', { mode: 'number' }).notNull().unique(),
  hash: bytea().notNull(),
  kid: text().notNull(),
  signature: bytea().notNull(),
});
