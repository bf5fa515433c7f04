import { codeList, findCode, type ListName } from '@nabij/protocol';

/** What a report counts with on the statutory form. */
export interface CountedCase {
  /** Code of `residence`. */
  readonly residence: string;
  readonly grounds: readonly string[];
  readonly domain: string;
  readonly natures: readonly string[];
  readonly handlings: readonly string[];
}

/** The columns of every table; two of them are sums. */
export const FORM_COLUMNS = [
  'RES_HERE',
  'RES_ELSEWHERE',
  'RES_TOTAL',
  'NONRES_HERE',
  'TOTAL',
] as const;
export type FormColumn = (typeof FORM_COLUMNS)[number];

/** The counts of one row. `unknown`: reports of which nobody knows in which column they belong. */
export interface FormCells extends Record<FormColumn, number> {
  unknown: number;
}

export interface FormRow {
  readonly code: string;
  readonly label: string;
  readonly cells: FormCells;
}

export interface FormTable {
  readonly n: number;
  readonly title: string;
  /** Whether one report can stand in several rows. */
  readonly multi: boolean;
  readonly rows: readonly FormRow[];
  /** What the rows add up to; of one that is `multi` this can be more than there are reports. */
  readonly sum: FormCells;
}

interface Part {
  readonly title: string;
  readonly list: ListName;
  readonly multi: boolean;
  readonly rowsOf: (it: CountedCase) => readonly string[];
}

/**
 * From the gravest to the least grave: a report of several natures counts under the gravest.
 * The form takes one nature for a report and does not say which; this order is our rule.
 */
const GRAVITY = [
  'GEWELD',
  'BEDREIGING',
  'VIJANDIGE_BEJEGENING',
  'OMSTREDEN_BEHANDELING',
  'OVERIG',
  'ONBEKEND',
];

const PARTS: readonly Part[] = [
  {
    title: 'Discriminatiegrond',
    list: 'nl_wga_ground',
    multi: true,
    rowsOf: ({ grounds }) => orUnknown(rowsIn('ground', grounds)),
  },
  {
    title: 'Maatschappelijk terrein',
    list: 'nl_wga_domain',
    multi: false,
    rowsOf: ({ domain }) => orUnknown(rowsIn('domain', [domain])).slice(0, 1),
  },
  {
    title: 'Aard',
    list: 'nl_wga_nature',
    multi: false,
    rowsOf: ({ natures }) => [gravest(rowsIn('nature', natures))],
  },
  {
    title: 'Klachtbehandeling',
    list: 'nl_wga_handling',
    multi: true,
    // nothing is counted for a report of which nothing was done yet
    rowsOf: ({ handlings }) => rowsIn('handling', handlings),
  },
];

/**
 * The Dutch statutory municipal form: five tables with five columns each, in the order and wording
 * of the form. (Wet gemeentelijke antidiscriminatievoorzieningen art. 3; Regeling gemeentelijke
 * antidiscriminatievoorzieningen, model form of 2011.) A report counts in the year in which it came
 * in. Codes that this version does not know count under the row for what is unknown.
 */
export function statutoryForm(cases: readonly CountedCase[]): FormTable[] {
  const all = { code: 'TOTAL', label: 'Totaal aantal klachten', cells: countedIn(cases) };
  const total = {
    ...{ n: 1, title: 'Aantal klachten', multi: false },
    ...{ rows: [all], sum: all.cells },
  };
  return [total, ...PARTS.map((part, at) => tableOf(part, at + 2, cases))];
}

function tableOf(part: Part, n: number, cases: readonly CountedCase[]): FormTable {
  const { title, list, multi, rowsOf } = part;
  const under = cases.map((it) => ({ it, rows: new Set(rowsOf(it)) }));
  const rows = codeList(list).codes.map(({ code, nl: label }) => {
    const counted = under.filter((one) => one.rows.has(code)).map((one) => one.it);
    return { code, label, cells: countedIn(counted) };
  });
  return { n, title, multi, rows, sum: summed(rows.map(({ cells }) => cells)) };
}

function countedIn(cases: readonly CountedCase[]): FormCells {
  const of = (residence: string) => cases.filter((it) => it.residence === residence).length;
  const [here, elsewhere, strangers] = [of('RES_HERE'), of('RES_ELSEWHERE'), of('NONRES_HERE')];
  return {
    RES_HERE: here,
    RES_ELSEWHERE: elsewhere,
    RES_TOTAL: here + elsewhere,
    NONRES_HERE: strangers,
    TOTAL: here + elsewhere + strangers,
    // the form has no column for them: they stand beside it and in no sum
    unknown: cases.length - here - elsewhere - strangers,
  };
}

function summed(all: readonly FormCells[]): FormCells {
  const sum = { ...countedIn([]) };
  for (const cells of all) {
    for (const column of FORM_COLUMNS) sum[column] += cells[column];
    sum.unknown += cells.unknown;
  }
  return sum;
}

/** The rows of the form under which codes count, each once. */
function rowsIn(list: 'ground' | 'domain' | 'nature' | 'handling', codes: readonly string[]) {
  const rows = codes.map((code) => {
    const row = findCode(list, code)?.map?.[`nl_wga_${list}`];
    return row ?? (list === 'handling' ? 'OVERIG' : 'ONBEKEND');
  });
  return [...new Set(rows)];
}

function orUnknown(rows: readonly string[]): readonly string[] {
  return rows.length > 0 ? rows : ['ONBEKEND'];
}

function gravest(rows: readonly string[]): string {
  return GRAVITY.find((row) => rows.includes(row)) ?? 'ONBEKEND';
}
