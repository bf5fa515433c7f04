import { bigint, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** At a point: what another point sealed for it, as it came, until somebody opens it. */
export const sealedMessages = pgTable(
  'sealed_messages',
  {
    iss: text().notNull(),
    jti: uuid().notNull(),
    aud: text().notNull(),
    type: text().notNull(),
    iat: bigint({ mode: 'number' }).notNull(),
    exp: bigint({ mode: 'number' }).notNull(),
    ref: uuid(),
    seq: bigint({ mode: 'number' }),
    consent: uuid(),
    sealed: text().notNull(),
    receivedAt: timestamp('received_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.iss, table.jti] })],
);
