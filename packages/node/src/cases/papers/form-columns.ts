import type { FormCells } from './statutory-form.ts';

/** The words above the columns of the statutory form; `unknown` is ours and no column of it. */
export const COLUMN_WORDS: Readonly<Record<keyof FormCells, string>> = {
  RES_HERE: 'Ingezetene, voorval in de gemeente',
  RES_ELSEWHERE: 'Ingezetene, voorval in andere gemeente',
  RES_TOTAL: 'Totaal ingezetenen',
  NONRES_HERE: 'Niet-ingezetene, voorval in de gemeente',
  TOTAL: 'Totaal',
  unknown: 'Onbekend (niet in het formulier)',
};

/** The words of the head of the form, exactly. */
export const HEAD_WORDS = {
  facility: 'Naam antidiscriminatievoorziening',
  municipality: 'Rapportage ten behoeve van de gemeente',
  year: 'Jaar van registratie',
} as const;
