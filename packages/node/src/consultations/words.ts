import { z } from 'zod';
import { openText, sealText } from '../vault/seal.ts';
import type { ConsultationRow } from './store.ts';

const saidSchema = z.object({
  from: z.string(),
  text: z.string(),
  /** When it was said; what was kept earlier does not say it. */
  at: z.iso.datetime().exactOptional(),
});

const wordsSchema = z.object({
  from: z.string(),
  /** The colleague at the other point whom it is for. */
  to: z.string().exactOptional(),
  subject: z.string().exactOptional(),
  /** Empty where what came could not be read. */
  question: z.string(),
  answer: saidSchema.exactOptional(),
  thanks: saidSchema.exactOptional(),
});

/** What was said in a consultation, and by whom. */
export type Words = z.infer<typeof wordsSchema>;

/** A consultation, opened. */
export interface Consultation extends Omit<ConsultationRow, 'sealedWords'> {
  readonly words: Words;
}

type Place = Pick<ConsultationRow, 'id' | 'side' | 'peer' | 'state'>;

/** Seals what was said under the team's box, with what its row says. */
export async function sealConsultation(
  key: Uint8Array,
  { words, ...row }: Consultation,
): Promise<ConsultationRow> {
  const text = JSON.stringify(wordsSchema.parse(words));
  return { ...row, sealedWords: await sealText(key, placeOf(row), text) };
}

/** @throws SealBroken for a row that somebody changed */
export async function openConsultation(
  key: Uint8Array,
  { sealedWords, ...row }: ConsultationRow,
): Promise<Consultation> {
  const text = await openText(key, placeOf(row), sealedWords);
  return { ...row, words: wordsSchema.parse(JSON.parse(text)) };
}

function placeOf({ id, side, peer, state }: Place): string {
  return `consultation/${id}/${side}/${state}/${peer}`;
}
