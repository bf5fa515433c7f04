import { z } from '@hono/zod-openapi';
import { type DeliveryState, deliveryStates } from '../federation/store.ts';
import type { Db } from '../system/database.ts';
import type { SharedCards } from './cards.ts';
import { pointNames } from './store.ts';
import type { Consultation, Words } from './words.ts';

const saidSchema = z.object({
  from: z.string(),
  text: z.string(),
  at: z.string().nullable().openapi({ description: 'null where an earlier version kept it' }),
});

/** A consultation as the desk shows it. */
export const consultationSchema = z
  .object({
    id: z.string(),
    side: z.enum(['asker', 'asked']).openapi({ description: 'whether we asked, or were asked' }),
    peer: z.object({ entityId: z.string(), name: z.string() }),
    state: z.enum(['asked', 'answered', 'thanked']),
    askedAt: z.string().openapi({ description: 'when it was sent, also where it waited here' }),
    changedAt: z.string().openapi({ description: 'when we said something last, or it came' }),
    from: z.string(),
    to: z.string().nullable(),
    subject: z.string().nullable(),
    question: z.string().openapi({ description: 'empty where it could not be read' }),
    answer: saidSchema.nullable(),
    thanks: saidSchema.nullable(),
    delivery: z
      .enum(['waiting', 'delivered', 'dead'])
      .nullable()
      .openapi({ description: 'of what this side said last; null where it said nothing' }),
    refusal: z.string().nullable(),
  })
  .openapi('Consultation');

/** Cards that another point shared, as the desk shows them. */
export const sharedSchema = z
  .object({
    id: z.string(),
    peer: z.object({ entityId: z.string(), name: z.string() }),
    receivedAt: z.string(),
    from: z.string(),
    note: z.string(),
    cards: z
      .array(
        z.object({
          ...{ name: z.string(), agency: z.string(), agencyType: z.string() },
          ...{ phone: z.string(), email: z.string(), reach: z.string() },
        }),
      )
      .openapi({ description: 'none where they could not be read' }),
  })
  .openapi('SharedCards');

/** As consultations go out, field by field. */
export async function consultationShapes(
  db: Db,
  all: readonly Consultation[],
): Promise<z.infer<typeof consultationSchema>[]> {
  const names = await pointNames(
    db,
    all.map(({ peer }) => peer),
  );
  const sent = all.flatMap(({ sent: jti }) => jti ?? []);
  const states = await deliveryStates(db, sent);
  return all.map((it) => shapeOf(it, names, it.sent === null ? undefined : states.get(it.sent)));
}

function shapeOf(
  { id, side, peer, state, askedAt, changedAt, words }: Consultation,
  names: ReadonlyMap<string, string>,
  delivery: DeliveryState | undefined,
): z.infer<typeof consultationSchema> {
  const { from, to = null, subject = null, question } = words;
  return {
    ...{ id, side, state, from, to, subject, question },
    answer: saidOf(words.answer),
    thanks: saidOf(words.thanks),
    peer: { entityId: peer, name: names.get(peer) ?? peer },
    askedAt: askedAt.toISOString(),
    changedAt: changedAt.toISOString(),
    delivery: delivery?.state ?? null,
    refusal: delivery?.refusal ?? null,
  };
}

function saidOf(said: Words['answer']): z.infer<typeof saidSchema> | null {
  if (said === undefined) return null;
  const { from, text, at = null } = said;
  return { from, text, at };
}

/** As shared cards go out, field by field. */
export async function sharedShapes(
  db: Db,
  all: readonly SharedCards[],
): Promise<z.infer<typeof sharedSchema>[]> {
  const names = await pointNames(
    db,
    all.map(({ peer }) => peer),
  );
  return all.map(({ id, peer, receivedAt, from, note, cards }) => ({
    ...{ id, from, note },
    peer: { entityId: peer, name: names.get(peer) ?? peer },
    receivedAt: receivedAt.toISOString(),
    cards: cards.map(({ name, agency = '', agency_type: agencyType = '', ...ways }) => {
      const { phone = '', email = '', reach = '' } = ways;
      return { name, agency, agencyType, phone, email, reach };
    }),
  }));
}
