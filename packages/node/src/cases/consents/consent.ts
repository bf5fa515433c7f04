import { codeList } from '@nabij/protocol';
import { openText, sealText } from '../../vault/seal.ts';
import type { consents } from '../tables.ts';

export type ConsentRow = typeof consents.$inferSelect;

/** What a reporter agreed to, or was asked to: for one purpose and, where it names one, one party. */
export interface Consent extends Omit<ConsentRow, 'sealedParty' | 'caseId'> {
  readonly party: string | null;
  /** How a worker heard it, where one noted it: at the desk, by telephone. */
  readonly manner: string | null;
  /** Where the whole case may go to another point: to which, and what of it. */
  readonly point?: ConsentPoint | undefined;
}

/** To which point a case may go, and what of it: codes of `case_part`. */
export interface ConsentPoint {
  readonly entityId: string;
  readonly parts: readonly string[];
  /** A code of `channel`: how a worker heard it; without, it came through the code. */
  readonly channel?: string | undefined;
}

/** What of a consent lies sealed. */
export type Named = Pick<Consent, 'party' | 'manner' | 'point'>;

/** Longest name of a party, and longest account of how it was heard, in Unicode code points. */
export const PARTY_MAX = 200;

/** Purposes by which somebody outside the point hears something: they need a name. */
const OUTSIDE = ['SHARE_AGENCY', 'SHARE_CONFERENCE', 'APPROACH_OTHER'];

/** All purposes, in the order of their list. */
export const PURPOSES: readonly string[] = codeList('consent_purpose').codes.map(
  ({ code }) => code,
);

/** Whether a consent for this purpose is about somebody by name. */
export function namesParty(purpose: string): boolean {
  return OUTSIDE.includes(purpose);
}

/**
 * Whether anonymity leaves room for it. Besluit gemeentelijke antidiscriminatievoorzieningen
 * art. 5(4): nobody is approached for an anonymous reporter, and nothing of them goes elsewhere.
 */
export function isPossible(purpose: string, anonymity: string): boolean {
  return anonymity === 'NAMED' || !namesParty(purpose);
}

/** Two spellings of one party: case, width and spaces do not matter. */
export function sameParty(one: string | null, other: string | null): boolean {
  return folded(one) === folded(other);
}

/** What a consent is about: two that are about the same take the place of one another. */
export type About = Pick<Consent, 'purpose' | 'party' | 'point'>;

/** Whether two consents are about the same: who agreed to less did not agree to more. */
export function isSame(one: About, other: About): boolean {
  const isOneParty = sameParty(one.party, other.party);
  return one.purpose === other.purpose && isOneParty && keyOf(one.point) === keyOf(other.point);
}

function keyOf(point: ConsentPoint | undefined): string {
  return point ? [point.entityId, ...point.parts.toSorted()].join(' ') : '';
}

/**
 * Whether these consents allow something now. Of one purpose and party the latest decision holds;
 * of two at one moment the one that refuses.
 */
export function allows(all: readonly Consent[], wanted: About): boolean {
  const about = all.filter((it) => isSame(it, wanted));
  const given = about.filter(({ state }) => state === 'given').map(momentOf);
  const against = about
    .filter(({ state }) => state === 'refused' || state === 'withdrawn')
    .map(momentOf);
  return given.some((at) => against.every((no) => no < at));
}

/** Opens a consent. One whose state, purpose or case was changed in the database does not open. */
export async function openConsent(filingKey: Uint8Array, row: ConsentRow): Promise<Consent> {
  const { sealedParty, caseId: _, ...rest } = row;
  const named = await openText(filingKey, placeOf(row), sealedParty ?? '');
  return { ...rest, ...(JSON.parse(named) as Named) };
}

/** Seals the names in a consent to everything else in it. */
export async function sealConsent(
  filingKey: Uint8Array,
  row: Omit<ConsentRow, 'sealedParty'>,
  { party, manner, point }: Named,
): Promise<ConsentRow> {
  const named = JSON.stringify({ party, manner, ...(point ? { point } : {}) });
  return { ...row, sealedParty: await sealText(filingKey, placeOf(row), named) };
}

/** The state is part of the place: who can write to the database cannot make a yes of a no. */
function placeOf(row: Omit<ConsentRow, 'sealedParty'>): string {
  const { id, caseId, purpose, state, askedBy } = row;
  const moments = [row.at, row.decidedAt, row.withdrawnAt].map((at) => at?.toJSON() ?? '');
  return ['case', caseId, 'consent', id, purpose, state, askedBy ?? '', ...moments].join('/');
}

function momentOf({ at, decidedAt, withdrawnAt }: Consent): number {
  return (withdrawnAt ?? decidedAt ?? at).getTime();
}

function folded(party: string | null): string | undefined {
  return party?.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}
