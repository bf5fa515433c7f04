import { z } from '@hono/zod-openapi';
import { deliveryByRef } from '../federation/by-ref.ts';
import type { Db } from '../system/database.ts';
import { cameBackAs, caseNumbers, type HandoverRow, isGiven, partsHere } from './store.ts';

const nullable = z.string().nullable();
const code = z.string().max(60);

const facts = {
  phone: z.string().optional(),
  address: z.string().optional(),
  hours: z.string().optional(),
};

export const previewSchema = z.object({
  subject: z.string(),
  request: z.string().optional(),
  language: z.string().optional(),
  received: z.string().openapi({ description: 'the month, such as 2026-09' }),
  files: z.number(),
  bytes: z.number(),
});

export const handoverSchema = z
  .object({
    id: z.string(),
    side: z.enum(['sender', 'receiver']),
    peer: z.object({ entityId: z.string(), name: z.string(), ...facts }),
    state: z.enum(['offered', 'moved', 'arrived', 'back', 'accepted', 'closed', 'rejected']),
    because: nullable.openapi({ description: 'why it came to nothing: a code' }),
    reason: z.string(),
    until: z.string(),
    offeredAt: z.string(),
    changedAt: z.string(),
    preview: previewSchema,
    parts: z.array(code),
    consent: z.object({
      id: z.string(),
      given: z.string(),
      manner: code,
      state: z.enum(['given', 'withdrawn']),
    }),
    caseId: nullable,
    caseNumber: z.number().nullable(),
    cameBackAs: z
      .object({ caseId: z.string(), caseNumber: z.number() })
      .nullable()
      .openapi({ description: 'the case that came back, where it went away and did' }),
    since: nullable.openapi({ description: 'from when on the receiver has the case' }),
    delivery: z.object({ waiting: z.number(), failed: z.number(), lastRefusal: nullable }),
    received: z
      .number()
      .nullable()
      .openapi({ description: 'parts that lie here, at the receiver' }),
  })
  .openapi('Handover');

export type ShownHandover = z.infer<typeof handoverSchema>;

/** Handovers as the desk shows them; one of which no offer ever came is left out. */
export async function showHandovers(
  db: Db,
  rows: readonly HandoverRow[],
): Promise<ShownHandover[]> {
  const ids = rows.map(({ id }) => id);
  const deliveries = await deliveryByRef(db, ids);
  const parts = await partsHere(db, ids);
  const back = await cameBackAs(db, ids);
  const numbers = await caseNumbers(
    db,
    rows.flatMap(({ caseId }) => caseId ?? []),
  );
  return Promise.all(
    rows.flatMap((row) => {
      const beside = {
        delivery: deliveries.get(row.id) ?? { waiting: 0, failed: 0, lastRefusal: null },
        received: row.side === 'receiver' ? (parts.get(row.id)?.parts ?? 0) : null,
        caseNumber: row.caseId === null ? null : (numbers.get(row.caseId) ?? null),
        cameBackAs: back.get(row.id) ?? null,
      };
      return row.offer ? [shown(db, row, { offer: row.offer, beside })] : [];
    }),
  );
}

async function shown(
  db: Db,
  row: HandoverRow,
  it: {
    offer: NonNullable<HandoverRow['offer']>;
    beside: Pick<ShownHandover, 'delivery' | 'received' | 'caseNumber' | 'cameBackAs'>;
  },
): Promise<ShownHandover> {
  const { id, side, peer: entityId, peerFacts, state, offeredAt, changedAt, since, caseId } = row;
  const { reason, until, preview, consent } = it.offer;
  const iso = (seconds: number) => new Date(seconds * 1000).toISOString();
  const isOpen = side === 'sender' && state.at === 'offered';
  const isRevoked =
    ('because' in state && state.because === 'CONSENT_REVOKED') ||
    (isOpen && !(await isGiven(db, consent.id)));
  return {
    id,
    side,
    peer: { entityId, ...peerFacts },
    // a handover of which an offer came is known
    state: state.at === 'unknown' ? 'closed' : state.at,
    because: 'because' in state ? state.because : null,
    reason,
    until: iso(until),
    offeredAt: offeredAt.toISOString(),
    changedAt: changedAt.toISOString(),
    preview: { ...preview },
    parts: [...consent.parts],
    consent: {
      id: consent.id,
      given: iso(consent.given),
      manner: consent.manner,
      state: isRevoked ? 'withdrawn' : 'given',
    },
    caseId,
    since: since?.toISOString() ?? null,
    ...it.beside,
  };
}

const OPEN: readonly string[] = ['offered', 'moved', 'accepted'];

/** Open ones first; among them the latest first, as they came. */
export function openFirst(all: readonly ShownHandover[]): ShownHandover[] {
  const isOpen = ({ state }: ShownHandover) => OPEN.includes(state);
  return [...all.filter(isOpen), ...all.filter((it) => !isOpen(it))];
}
