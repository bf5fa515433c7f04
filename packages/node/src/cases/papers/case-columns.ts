import { type Country, dayIn, type LabelLanguage, type ListName, label } from '@nabij/protocol';
import type { SheetCell } from '../../system/sheet.ts';
import { careListOf } from '../care-categories.ts';
import { columnWords } from './column-words.ts';
import type { ExportedCase } from './export-store.ts';

/** How codes are written: as they are, for a program; or in words. */
export interface Wording {
  readonly as: 'codes' | 'words';
  readonly language: LabelLanguage;
  /** Where a day begins. */
  readonly country: Country;
}

interface Words {
  coded(list: ListName, codes: Codes): string;
  day(at: Date | null): string | null;
}

type Write = (it: ExportedCase, words: Words) => SheetCell;
type Codes = readonly string[] | string | null;

/**
 * The columns of a list of many cases, with the words above them. Codes, numbers and days only:
 * no name, no word that anybody wrote, and not who of the team has a case.
 */
const COLUMNS: Readonly<Record<string, Write>> = {
  number: ({ number }) => number,
  state: ({ state }, { coded }) => coded('status', state),
  received_on: ({ receivedAt }, { day }) => day(receivedAt),
  closed_on: ({ closedAt }, { day }) => day(closedAt),
  due_on: ({ dueOn }) => dueOn,
  subject: ({ subject }, { coded }) => coded('subject', subject),
  request: ({ request }, { coded }) => coded('request_type', request),
  grounds: ({ grounds }, { coded }) => coded('ground', grounds),
  domain: ({ domain }, { coded }) => coded('domain', domain),
  natures: ({ natures }, { coded }) => coded('nature', natures),
  handlings: ({ handlings }, { coded }) => coded('handling', handlings),
  outcomes: ({ outcomes }, { coded }) => coded('outcome', outcomes),
  not_handled_reason: ({ notHandledReason }, { coded }) =>
    coded('not_handled_reason', notHandledReason),
  foundedness: ({ foundedness }, { coded }) => coded('foundedness', foundedness),
  regime: ({ regime }) => regime,
  residence: ({ residence }, { coded }) => coded('residence', residence),
  anonymity: ({ anonymity }, { coded }) => coded('anonymity', anonymity),
  reporter_role: ({ reporterRole }, { coded }) => coded('reporter_role', reporterRole),
  channel: ({ channel }, { coded }) => coded('channel', channel),
  language: ({ language }) => language,
  code_version: ({ codeVersion }) => codeVersion,
  // last, so that no column of an older file moves
  care_categories: ({ careCategories }, { coded }) =>
    careCategories.map((code) => coded(careListOf(code), code)).join('; '),
};

export const COLUMN_NAMES: readonly string[] = Object.keys(COLUMNS);

/** The cases as rows, what the columns are called first; several codes are parted by `; `. */
export function caseRows(cases: readonly ExportedCase[], wording: Wording): SheetCell[][] {
  const { as, language, country } = wording;
  const coded = (list: ListName, codes: Codes): string => {
    const all = typeof codes === 'string' ? [codes] : (codes ?? []);
    return (as === 'codes' ? all : all.map((code) => label(list, code, language))).join('; ');
  };
  const words: Words = { coded, day: (at) => at && dayIn(country, at) };
  const writers = Object.values(COLUMNS);
  const head = COLUMN_NAMES.map((name) => (as === 'codes' ? name : columnWords(name, language)));
  return [head, ...cases.map((it) => writers.map((write) => write(it, words)))];
}
