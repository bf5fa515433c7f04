import { findCode, LABEL_LANGUAGES, type LabelLanguage, type ListName } from './code-list.ts';
import { isCitizenLanguage } from './words.ts';

function isLabelLanguage(language: string): language is LabelLanguage {
  return LABEL_LANGUAGES.some((known) => known === language);
}

/**
 * The label of a code for people of the field. Where the language has no labels: the citizen's
 * words in it, else English. A code that the list does not have is answered as itself, so that an
 * older record can still be shown.
 * @example label('ground', 'AGE', 'nl') // 'Leeftijd'
 * @example label('ground', 'AGE', 'tr') // 'Yaşım'
 */
export function label(list: ListName, code: string, language: string): string {
  const found = findCode(list, code);
  if (found === undefined) return code;
  if (isLabelLanguage(language)) return found[language];
  return (isCitizenLanguage(language) ? found.plain?.[language] : undefined) ?? found.en;
}

/**
 * A code in the words of a citizen, where the list has such words in that language; else
 * {@link label}. A language that no page has is answered in English.
 * @example plainLabel('ground', 'ORIGIN', 'en') // 'My origin or skin colour'
 */
export function plainLabel(list: ListName, code: string, language: string): string {
  const spoken = isCitizenLanguage(language) ? language : 'en';
  return findCode(list, code)?.plain?.[spoken] ?? label(list, code, spoken);
}
