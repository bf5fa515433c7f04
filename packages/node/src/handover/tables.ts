import type { HandoverCase, HandoverOffer, ReceiverState, SenderState } from '@nabij/protocol';
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
import type { Aside } from '../counts/aside.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true });

/** How the other point is reached, as it said itself when the offer was made. */
export interface PeerFacts {
  readonly name: string;
  readonly phone?: string | undefined;
  readonly address?: string | undefined;
  readonly hours?: string | undefined;
}

export const handovers = pgTable('handovers', {
  id: uuid().primaryKey(),
  side: text().$type<'sender' | 'receiver'>().notNull(),
  peer: text().notNull(),
  peerFacts: jsonb('peer_facts').$type<PeerFacts>().notNull(),
  state: jsonb().$type<SenderState | ReceiverState>().notNull(),
  offer: jsonb().$type<HandoverOffer>(),
  offeredAt: moment('offered_at').notNull(),
  changedAt: moment('changed_at').notNull(),
  said: integer().notNull().default(0),
  since: moment('since'),
  earlier: jsonb().$type<HandoverCase['earlier']>().notNull().default([]),
  caseId: uuid('case_id'),
  accountId: uuid('account_id'),
  fromState: text('from_state'),
  sealedDocument: text('sealed_document'),
  sealedRest: text('sealed_rest'),
  aside: jsonb().$type<Aside[]>(),
});

export const handoverParts = pgTable(
  'handover_parts',
  {
    handoverId: uuid('handover_id').notNull(),
    jti: uuid().notNull(),
    seq: bigint({ mode: 'number' }).notNull(),
    iat: bigint({ mode: 'number' }),
    kid: text(),
    sealed: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.handoverId, table.jti] })],
);
