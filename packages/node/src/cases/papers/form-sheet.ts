import type { SheetCell, SheetTable } from '../../system/sheet.ts';
import { COLUMN_WORDS, HEAD_WORDS } from './form-columns.ts';
import { FORM_COLUMNS, type FormCells, type FormTable } from './statutory-form.ts';

/** What stands in the head of the form. */
export interface FormHead {
  readonly facility: string;
  readonly municipality: string;
  readonly year: number;
}

/** The statutory form as one table for a spreadsheet: its head, then one table after the other. */
export function formSheet(head: FormHead, tables: readonly FormTable[]): SheetTable {
  const rows: SheetCell[][] = [
    [HEAD_WORDS.facility, head.facility],
    [HEAD_WORDS.municipality, head.municipality],
    [HEAD_WORDS.year, head.year],
  ];
  for (const { n, title, rows: shown, sum } of tables) {
    rows.push([], [`${n}. ${title}`, ...columns().map((column) => COLUMN_WORDS[column])]);
    rows.push(...shown.map(({ label, cells }) => [label, ...counts(cells)]));
    if (shown.length > 1) rows.push(['Totaal', ...counts(sum)]);
  }
  return { name: `Formulier ${head.year}`, rows };
}

function columns(): (keyof FormCells)[] {
  return [...FORM_COLUMNS, 'unknown'];
}

function counts(cells: FormCells): number[] {
  return columns().map((column) => cells[column]);
}
