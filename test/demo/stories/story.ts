export type Language = 'nl' | 'en' | 'fr' | 'ar' | 'tr' | 'pl';
export type Anonymity = 'NAMED' | 'ANON_THIRD' | 'ANON_FULL';

/** Parts of working life and of care that keep their own rhythm through the year. */
export type Theme =
  | 'work'
  | 'housing'
  | 'school'
  | 'hospitality'
  | 'shops'
  | 'police'
  | 'neighbourhood'
  | 'online'
  | 'sport'
  | 'transport'
  | 'waiting'
  | 'pillar'
  | 'decision'
  | 'respect'
  | 'homeCare'
  | 'youthCare'
  | 'support'
  | 'both';

/** One message, and who writes it. */
export type Line = { readonly worker: string } | { readonly reporter: string };

/**
 * A case from which many are told. Every text is a small grammar (see `tell.ts`): `[a|b]` takes
 * one of the choices, `{street}` the name of a place, the same throughout one case.
 */
export interface Story {
  readonly id: string;
  readonly subject: 'DISCRIMINATION' | 'CARE' | 'BOTH';
  readonly request: 'REPORT' | 'COMPLAINT' | 'ADVICE';
  /** Codes as the worker gives them; the reporter ticks their top level. */
  readonly grounds: readonly string[];
  readonly domain: string;
  readonly natures: readonly string[];
  readonly handlings: readonly string[];
  /** What a care complaint is about, by the codes of `care_category` or `care_domain`. */
  readonly care?: readonly string[];
  /** Ways in which it may end; each is a set of outcome codes. */
  readonly outcomes: readonly (readonly string[])[];
  /** Why the point may have to refuse it. */
  readonly refusal?: string;
  /** Set where the words themselves ask for it, else drawn. */
  readonly anonymity?: Anonymity;
  readonly language?: Language;
  /** Needs a tram, a club or student rooms: not told in the village. */
  readonly urban?: true;
  readonly text: string;
  readonly where: string;
  readonly when?: string;
  readonly talk?: readonly Line[];
  readonly note?: string;
}
