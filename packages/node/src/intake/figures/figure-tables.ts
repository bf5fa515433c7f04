import type { Period } from '@nabij/protocol';
import type { Texts } from '../texts.ts';
import { codeWords } from './code-words.ts';

/** A number as it is drawn; null: fewer than ten, or protected; undefined: not released yet. */
export type Drawn = number | null | undefined;

/** One number with what it is of. */
export interface FigureRow {
  readonly label: string;
  readonly figure: Drawn;
}

/** A table with its bars. */
export interface FigureTable {
  readonly title: string;
  readonly rows: readonly FigureRow[];
  /** What must be known of this table alone. */
  readonly note?: string;
  /** Whether its words need the width of the page. */
  readonly isWide?: boolean;
}

/** The numbers of a page, by address. */
export type Numbers = ReadonlyMap<string, number | null>;

/** Tables of which one report can have several codes. */
const SEVERAL = ['ground', 'care_category', 'outcome'];

/** One table of one measure in one period, with its total first where it divides it; else none. */
export function tableOf(
  { t, language }: Texts,
  numbers: Numbers,
  path: string,
): FigureTable | undefined {
  const [measure = '', period = '', table = ''] = path.split('/');
  const own = [...numbers].filter(([address]) => address.startsWith(`${path}/`));
  if (own.length === 0) return undefined;
  const rows = own.map(([address, figure]): FigureRow => {
    const code = address.slice(path.length + 1);
    return { label: codeWords({ t, language }, table, code), figure };
  });
  const total = { label: t('figures.all'), figure: numbers.get(`${measure}/${period}/total`) };
  const title = t(`figures.tables.${table}`);
  if (table === 'subject') return { title, rows: [total, ...rows] };
  const note = noteOf(table);
  return {
    title,
    rows: together(byNumber(rows), language),
    isWide: rows.length > FEW,
    ...(note ? { note: t(note) } : {}),
  };
}

function noteOf(table: string): string | undefined {
  if (table === 'barrier') return 'figures.mentions';
  return SEVERAL.includes(table) ? 'figures.several' : undefined;
}

/** The largest first, then what is protected, then zeros; among equals as the list has them. */
function byNumber(rows: readonly FigureRow[]): FigureRow[] {
  const rank = ({ figure }: FigureRow): number => figure ?? 0.5;
  return rows.toSorted((a, b) => rank(b) - rank(a));
}

/** So many rows are read one by one. */
const FEW = 6;

/** A long table with one row for all of which no number is shown, and one for all zeros. */
function together(rows: readonly FigureRow[], language: string): readonly FigureRow[] {
  if (rows.length <= FEW) return rows;
  const names = new Intl.ListFormat(language, { type: 'conjunction' });
  const alike = [null, 0].flatMap((figure): FigureRow[] => {
    const labels = rows.filter((row) => row.figure === figure).map(({ label }) => label);
    return labels.length > 0 ? [{ label: names.format(labels), figure }] : [];
  });
  return [...rows.filter(({ figure }) => (figure ?? 0) > 0), ...alike];
}

/** The totals of one measure quarter by quarter. */
export function quartersTable(
  texts: Texts,
  numbers: Numbers,
  { measure, quarters }: { measure: string; quarters: readonly Period[] },
): FigureTable {
  const rows = quarters.map((quarter) => ({
    label: quarterName(texts, quarter),
    figure: numbers.get(`${measure}/${quarter}/total`),
  }));
  return { title: texts.t(`figures.measures.${measure}`), rows };
}

/** A quarter in words. */
export function quarterName({ t }: Texts, quarter: Period): string {
  return t('figures.quarter', { quarter: quarter.slice(-1), year: quarter.slice(0, 4) });
}
