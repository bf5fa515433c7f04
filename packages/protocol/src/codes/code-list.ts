import { CODE_FILES } from './files.ts';
import type { CitizenLanguage } from './words.ts';

/**
 * Version of the code lists that this package carries; a release names it.
 * @example const release = { codes: CODE_VERSION }; // '2026.1'
 */
export const CODE_VERSION = '2026.1';

/**
 * Name of a code list, which is also the name of its JSON file.
 * @example const list: ListName = 'ground';
 */
export type ListName = keyof typeof CODE_FILES;

/**
 * Languages in which every code and every list has a label: those that the desk speaks.
 * @example LABEL_LANGUAGES.map((language) => code[language]);
 */
export const LABEL_LANGUAGES = ['nl', 'fr', 'de', 'en', 'ar'] as const;

/**
 * A language in which every code has a label (BCP 47).
 * @example const language: LabelLanguage = 'ar';
 */
export type LabelLanguage = (typeof LABEL_LANGUAGES)[number];

/**
 * Where a wording comes from: S seen in the source, K own knowledge, D design proposal.
 * @example const seen: Provenance = 'S';
 */
export type Provenance = 'S' | 'K' | 'D';

/**
 * One code with its labels. Members that a list does not use are absent.
 * @example const plain = (code: Code) => code.plain?.nl ?? code.nl;
 */
export interface Code extends Readonly<Record<LabelLanguage, string>> {
  readonly code: string;
  /** The broader code: in the same list, or in `parent_list` of the list. */
  readonly parent?: string;
  /** How a citizen says it, in the first person; where a language is missing, its label is plain. */
  readonly plain?: Readonly<Partial<Record<CitizenLanguage, string>>>;
  /** The row of another list under which this code counts, by name of that list. */
  readonly map?: Readonly<Record<string, string>>;
  /** Codes of `handling` that this choice excludes (Besluit gav, art. 5). */
  readonly blocks?: readonly string[];
  /** Codes of `decision` for which this reason can be given. */
  readonly for?: readonly string[];
  /** Articles of law. */
  readonly refs?: readonly string[];
  readonly jurisdictions?: readonly string[];
  /** Special category of personal data (GDPR art. 9). */
  readonly gdpr_art9?: boolean;
  readonly possible_offence?: boolean;
  /** A channel that the law requires to be open. */
  readonly statutory?: boolean;
  readonly sdmx?: boolean;
  /** Default retention as an ISO 8601 duration; null: kept. */
  readonly keep?: string | null;
  readonly keep_from?: string;
  readonly basis?: string;
  /** The shortest and longest retention that a town may set (ISO 8601), each with its source. */
  readonly keep_least?: string;
  readonly least_basis?: string;
  readonly keep_most?: string;
  readonly most_basis?: string;
  readonly provenance?: string;
  readonly note?: string;
  /** First day on which it can be chosen, `YYYY-MM-DD`; without: that of its list. */
  readonly valid_from?: string;
  /** Last day on which it can be chosen; what carries it keeps it, and its label still resolves. */
  readonly valid_until?: string;
}

/**
 * A list of codes with its title, version and sources.
 * @example const grounds: CodeList = codeList('ground');
 */
export interface CodeList {
  readonly name: string;
  readonly version: string;
  readonly valid_from: string;
  readonly valid_to: string | null;
  readonly title: Readonly<Record<LabelLanguage, string>>;
  /** Whether one case may carry several codes of this list. */
  readonly multi: boolean;
  readonly description: string;
  /** Keys of `sources.json`. */
  readonly sources: readonly string[];
  readonly provenance: readonly Provenance[];
  /** The rows of a statutory form, in its order and wording. */
  readonly exact_rows?: boolean;
  /** The list in which the parents stand, when it is another one. */
  readonly parent_list?: string;
  readonly codes: readonly Code[];
}

// JSON enters here; code-list.test.ts holds every file to these types.
const LISTS = CODE_FILES as unknown as Readonly<Record<ListName, CodeList>>;

const BY_CODE = new Map(
  Object.values(LISTS).map((list) => [list.name, new Map(list.codes.map((c) => [c.code, c]))]),
);

/**
 * One code list.
 * @example codeList('ground').multi // true
 */
export function codeList(name: ListName): CodeList {
  return LISTS[name];
}

/**
 * Every code list, in a fixed order.
 * @example allLists().map((list) => list.name)
 */
export function allLists(): readonly CodeList[] {
  return Object.values(LISTS);
}

/**
 * One code of a list, or undefined when the list does not have it.
 * @example findCode('ground', 'AGE')?.en // 'Age'
 */
export function findCode(list: ListName, code: string): Code | undefined {
  return BY_CODE.get(list)?.get(code);
}

/**
 * Whether `code` stands in the list, spelled exactly so.
 * @example isCode('subject', 'CARE') // true
 */
export function isCode(list: ListName, code: unknown): code is string {
  return typeof code === 'string' && findCode(list, code) !== undefined;
}

/**
 * The codes without a broader code in the same list, in the order of the list.
 * @example topCodes('subject') // ['DISCRIMINATION', 'CARE', 'BOTH', 'QUESTION']
 */
export function topCodes(list: ListName): string[] {
  const { codes, parent_list } = codeList(list);
  return codes
    .filter((c) => c.parent === undefined || parent_list !== undefined)
    .map((c) => c.code);
}

/**
 * Rolls a code up to its broadest code in the same list.
 * @throws RangeError when the list does not have the code
 * @example topLevel('ground', 'ORIGIN_SKIN') // 'ORIGIN'
 */
export function topLevel(list: ListName, code: string): string {
  const found = findCode(list, code);
  if (found === undefined) throw new RangeError(`No such code in the list ${list}`);
  if (found.parent === undefined || codeList(list).parent_list !== undefined) return code;
  return topLevel(list, found.parent);
}
