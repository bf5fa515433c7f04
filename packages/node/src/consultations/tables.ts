import { pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

const moment = (name: string) => timestamp(name, { withTimezone: true });

/** Whether this point asked, or was asked. */
export type Side = 'asker' | 'asked';

/** How far a consultation is. */
export type ConsultationState = 'asked' | 'answered' | 'thanked';

/** What workers of two points ask one another, without a case. */
export const consultations = pgTable('consultations', {
  id: uuid().primaryKey(),
  side: text().$type<Side>().notNull(),
  peer: text().notNull(),
  state: text().$type<ConsultationState>().notNull(),
  sealedWords: text('sealed_words').notNull(),
  askedAt: moment('asked_at').notNull(),
  changedAt: moment('changed_at').notNull(),
  sent: uuid(),
});

/** Contact cards that another point shared, until somebody looked at them. */
export const sharedCards = pgTable('shared_cards', {
  id: uuid().primaryKey(),
  peer: text().notNull(),
  sealedCards: text('sealed_cards').notNull(),
  receivedAt: moment('received_at').notNull(),
});
