import type { CryptoKey, GeneralJWE } from 'jose';
import { openFilingKey } from './filing-key.ts';
import { openText } from './seal.ts';

/** What a worker reads of a filing and the reporter reads back; everything personal is in here. */
export interface FiledAnswers {
  story: string;
  when: string;
  ongoing: boolean;
  /** The name of the town where it happened, as far as it was told. */
  place: string;
  grounds: string[];
  domain: string;
  contact: { name: string; email: string; phone: string } | null;
}

/** An open filing: its answers, and the key under which its messages and notes are sealed too. */
export interface OpenFiling {
  readonly filingKey: Uint8Array;
  readonly answers: FiledAnswers;
}

/** Opens a filing with the point's intake key or with the key of its receipt code. @throws SealBroken */
export async function openFiling(
  key: CryptoKey | Uint8Array,
  filing: { id: string; sealedKey: GeneralJWE; sealedAnswers: string },
): Promise<OpenFiling> {
  const filingKey = await openFilingKey(key, filing.id, filing.sealedKey);
  const answers = await openText(filingKey, answersPlace(filing.id), filing.sealedAnswers);
  return { filingKey, answers: JSON.parse(answers) as FiledAnswers };
}

/** Where a filing's answers are sealed; authenticated with them. */
export function answersPlace(filingId: string): string {
  return `filing/${filingId}/answers`;
}
