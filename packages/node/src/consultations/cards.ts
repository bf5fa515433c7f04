import { z } from 'zod';
import { openText, sealText } from '../vault/seal.ts';
import type { SharedRow } from './store.ts';

const cardsSchema = z.object({
  from: z.string(),
  note: z.string(),
  /** None where what came could not be read. */
  cards: z.array(
    z.object({
      name: z.string(),
      agency: z.string().exactOptional(),
      agency_type: z.string().exactOptional(),
      phone: z.string().exactOptional(),
      email: z.string().exactOptional(),
      reach: z.string().exactOptional(),
    }),
  ),
});

/** Cards that another point shared, opened. */
export interface SharedCards
  extends Omit<SharedRow, 'sealedCards'>,
    Readonly<z.infer<typeof cardsSchema>> {}

/** Seals cards under the team's box, with what their row says. */
export async function sealCards(key: Uint8Array, shared: SharedCards): Promise<SharedRow> {
  const { id, peer, receivedAt } = shared;
  const text = JSON.stringify(cardsSchema.parse(shared));
  return { id, peer, receivedAt, sealedCards: await sealText(key, placeOf(shared), text) };
}

/** @throws SealBroken for a row that somebody changed */
export async function openCards(
  key: Uint8Array,
  { sealedCards, ...row }: SharedRow,
): Promise<SharedCards> {
  const text = await openText(key, placeOf(row), sealedCards);
  return { ...row, ...cardsSchema.parse(JSON.parse(text)) };
}

function placeOf({ id, peer }: Pick<SharedRow, 'id' | 'peer'>): string {
  return `shared-cards/${id}/${peer}`;
}
