import { type Code, type CodeList, validityOf } from '@nabij/protocol';
import type { SheetCell } from '../sheet.ts';

type Read = (code: Code, list: CodeList) => SheetCell;

const COLUMNS: Readonly<Record<string, Read>> = {
  list: (_, { name }) => name,
  version: (_, { version }) => version,
  code: ({ code }) => code,
  parent: ({ parent }) => parent ?? null,
  valid_from: (code, list) => validityOf(list, code).from,
  valid_until: (code, list) => validityOf(list, code).until,
  nl: ({ nl }) => nl,
  fr: ({ fr }) => fr,
  de: ({ de }) => de,
  en: ({ en }) => en,
  ar: ({ ar }) => ar,
  counts_under: ({ map = {} }) => joined(Object.entries(map).map((pair) => pair.join(':'))),
  refs: ({ refs = [] }) => joined(refs),
  note: ({ note }) => note ?? null,
};

/** A code list as rows, the names of the columns first. */
export function listRows(list: CodeList): SheetCell[][] {
  const readers = Object.values(COLUMNS);
  return [
    Object.keys(COLUMNS),
    ...list.codes.map((code) => readers.map((read) => read(code, list))),
  ];
}

function joined(all: readonly string[]): string | null {
  return all.length === 0 ? null : all.join('; ');
}
