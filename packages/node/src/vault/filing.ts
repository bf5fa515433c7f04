import type { GeneralJWE } from 'jose';
import { type CodeLink, keyThroughLinks } from './code-link.ts';
import { openFilingKey } from './filing-key.ts';
import type { OpenIntakeKey } from './intake-key.ts';
import { openBytes, openText, SealBroken } from './seal.ts';

/** What a worker reads of a filing and the reporter reads back; everything personal is in here. */
export interface FiledAnswers {
  /** The case that the filing opened: a row can be made to name another. */
  caseId: string;
  story: string;
  when: string;
  ongoing: boolean;
  /** The name of the town where it happened, as far as it was told. */
  place: string;
  /** Whether they live in the point's own town. */
  lives: 'YES' | 'NO' | null;
  grounds: string[];
  domain: string;
  contact: { name: string; email: string; phone: string } | null;
  /** In which role they filed: a code of `reporter_role`. */
  role: string;
  /** The number of an earlier report by the same person, who brought its code. */
  earlier: number | null;
}

/** An open filing: its answers, and the key under which its messages and notes are sealed too. */
export interface OpenFiling {
  readonly filingKey: Uint8Array;
  readonly answers: FiledAnswers;
}

/** A filing as it lies in the database. */
export interface SealedFiling {
  id: string;
  sealedKey: GeneralJWE;
  resealedKey: string | null;
  sealedAnswers: string;
  /** Where it came from another point: how the code of there opens it. */
  codeLinks?: CodeLink[] | null;
}

/** What the first filings do not hold. */
const ONCE_NOT_ASKED = { lives: null, role: 'SELF', earlier: null };

/** Opens a filing with an intake key of the point or with the key of its receipt code. @throws SealBroken */
export async function openFiling(
  key: OpenIntakeKey | Uint8Array,
  filing: SealedFiling,
): Promise<OpenFiling> {
  const filingKey = await filingKeyOf(key, filing);
  const answers = await openText(filingKey, answersPlace(filing.id), filing.sealedAnswers);
  return { filingKey, answers: { ...ONCE_NOT_ASKED, ...(JSON.parse(answers) as FiledAnswers) } };
}

/** Opens the filing of a case, and that of no other. @throws SealBroken */
export async function openFilingOf(
  caseId: string,
  key: OpenIntakeKey | Uint8Array,
  filing: SealedFiling,
): Promise<OpenFiling> {
  const open = await openFiling(key, filing);
  if (open.answers.caseId !== caseId) throw new SealBroken();
  return open;
}

/** The content key of a filing. @throws SealBroken */
export async function filingKeyOf(
  key: OpenIntakeKey | Uint8Array,
  { id, sealedKey, resealedKey, codeLinks }: Omit<SealedFiling, 'sealedAnswers'>,
): Promise<Uint8Array> {
  if (key instanceof Uint8Array) {
    return openFilingKey(await keyThroughLinks(key, codeLinks ?? []), id, sealedKey);
  }
  if (resealedKey === null) return openFilingKey(key.privateKey, id, sealedKey);
  return openBytes(key.privateKey, resealedPlace(id, key.kid), resealedKey);
}

/** Where a filing's key is sealed anew for the point; authenticated with it. */
export function resealedPlace(filingId: string, kid: string): string {
  return `filing/${filingId}/key/${kid}`;
}

/** Where a filing's answers are sealed; authenticated with them. */
export function answersPlace(filingId: string): string {
  return `filing/${filingId}/answers`;
}
