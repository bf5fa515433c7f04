import { findCode, type LabelLanguage, type ListName } from './code-list.ts';

const LANGUAGES: readonly string[] = ['nl', 'fr', 'de', 'en'] satisfies LabelLanguage[];

function isLabelLanguage(language: string): language is LabelLanguage {
  return LANGUAGES.includes(language);
}

/**
 * The label of a code for people of the field; English where the language has none. A code that
 * the list does not have is answered as itself, so that an older record can still be shown.
 * @example label('ground', 'AGE', 'nl') // 'Leeftijd'
 */
export function label(list: ListName, code: string, language: string): string {
  const found = findCode(list, code);
  if (found === undefined) return code;
  return found[isLabelLanguage(language) ? language : 'en'];
}

/**
 * The label of a code in the words of a citizen, where the list has such words in that language;
 * else {@link label}.
 * @example plainLabel('ground', 'ORIGIN', 'en') // 'My origin or skin colour'
 */
export function plainLabel(list: ListName, code: string, language: string): string {
  const plain = findCode(list, code)?.plain;
  const spoken = isLabelLanguage(language) ? language : 'en';
  return plain?.[spoken] ?? label(list, code, language);
}
