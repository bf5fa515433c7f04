import type { EncryptionJwk } from '@nabij/protocol';
import { bigint, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { JWK } from 'jose';
import { bytea } from '../system/bytea.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true });

export const intakeKeys = pgTable('intake_keys', {
  kid: text().primaryKey(),
  publicKey: jsonb('public_key').$type<JWK>().notNull(),
  statement: text().notNull(),
  createdAt: moment('created_at').notNull(),
  retiredAt: moment('retired_at'),
  emptiedAt: moment('emptied_at'),
});

export const intakeKeyGrants = pgTable(
  'intake_key_grants',
  {
    kid: text().notNull(),
    holderId: uuid('holder_id').notNull(),
    sealedPrivateKey: text('sealed_private_key').notNull(),
    proof: bytea().notNull(),
    grantedBy: uuid('granted_by'),
    grantedAt: moment('granted_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.kid, table.holderId] })],
);

/** Content keys of what belongs to no single filing, sealed for who holds the intake key. */
export const boxes = pgTable('boxes', {
  id: uuid().primaryKey(),
  kid: text().notNull(),
  sealedKey: text('sealed_key').notNull(),
  createdAt: moment('created_at').notNull(),
});

/** The keys that other points seal for, the private half under a box of its own. */
export const encryptionKeys = pgTable('encryption_keys', {
  kid: text().primaryKey(),
  publicKey: jsonb('public_key').$type<EncryptionJwk>().notNull(),
  nbf: bigint({ mode: 'number' }).notNull(),
  exp: bigint({ mode: 'number' }).notNull(),
  statement: text().notNull(),
  boxId: uuid('box_id').notNull(),
  sealedPrivateKey: text('sealed_private_key').notNull(),
});

/** Recovery sheets; a coordinator has them too, for its backups. */
export const recoveryKeys = pgTable('recovery_keys', {
  id: uuid().primaryKey(),
  publicKey: jsonb('public_key').$type<JWK>().notNull(),
  sealedPrivateKey: text('sealed_private_key').notNull(),
  statement: text().notNull(),
  madeBy: uuid('made_by'),
  madeAt: moment('made_at').notNull(),
  drilledAt: moment('drilled_at'),
  replacedAt: moment('replaced_at'),
});
