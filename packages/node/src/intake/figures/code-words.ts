import { type ListName, label } from '@nabij/protocol';
import type { Texts } from '../texts.ts';

/** In which code list the words of a table stand. */
const LISTS: Readonly<Record<string, ListName>> = {
  ground: 'ground',
  domain: 'domain',
  outcome: 'outcome',
  barrier: 'rule_barrier',
};

/** A code of a table in words: of its list, or of the page where a list has none for citizens. */
export function codeWords(
  { t, language }: Pick<Texts, 't' | 'language'>,
  table: string,
  code: string,
): string {
  const list = LISTS[table];
  return list ? label(list, code, language) : t(`figures.codes.${table}.${code}`);
}
