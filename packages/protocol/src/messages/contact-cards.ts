import { z } from 'zod';
import { lineSchema } from '../point-facts.ts';
import { codeSchema, sealedSchema, textSchema } from './text-forms.ts';

/** The body of a `contact-cards`. */
export const cardsMessageSchema = z.strictObject({ sealed: sealedSchema });

/** A short line to somebody at an agency: how that person likes to be reached. */
const cardSchema = z.strictObject({
  name: lineSchema(120),
  agency: lineSchema(120).exactOptional(),
  agency_type: codeSchema('agency_type').exactOptional(),
  phone: lineSchema(60).exactOptional(),
  email: lineSchema(200).exactOptional(),
  reach: lineSchema(300).exactOptional(),
});

/** What a `contact-cards` seals: cards that are shared, each looked at before it is kept. */
export const contactCardsSchema = z.strictObject({
  from: lineSchema(120),
  cards: z.array(cardSchema).min(1).max(50),
  note: textSchema(2000).exactOptional(),
});
