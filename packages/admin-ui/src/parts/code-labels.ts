import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Code, type CodeLists, codesQuery } from '../api/codes.ts';
import { useNow } from '../format/node-clock.ts';
import { townDay } from '../format/town-day.ts';
import { isLanguage } from '../texts/language.ts';

/** A code with what belongs under it. */
export interface CodeGroup {
  code: Code;
  details: Code[];
}

/** The code lists as a screen needs them: names in the reader's language, and their order. */
export interface CodeLabels {
  label(list: string, code: string): string;
  codes(list: string): readonly Code[];
  groups(list: string): CodeGroup[];
}

/** The name of a code; the code itself when the list does not have it (older versions may). */
export function labelOf(code: Code | undefined, language: string, fallback: string): string {
  if (code === undefined) return fallback;
  return isLanguage(language) ? code[language] : code.en;
}

/** The codes of a list in its order, each top code with the codes under it. */
export function groupsOf(codes: readonly Code[]): CodeGroup[] {
  const groups = new Map<string, CodeGroup>();
  for (const code of codes) {
    if (code.parent === undefined) groups.set(code.code, { code, details: [] });
  }
  for (const code of codes) {
    if (code.parent !== undefined) groups.get(code.parent)?.details.push(code);
  }
  return [...groups.values()];
}

/**
 * @param today `YYYY-MM-DD`: what can be chosen no more by then has a label and is offered nowhere
 */
export function codeLabels(
  lists: CodeLists | undefined,
  language: string,
  today: string,
): CodeLabels {
  const all = (list: string) => lists?.lists[list]?.codes ?? [];
  const codes = (list: string) => all(list).filter((code) => isOffered(code, today));
  return {
    codes,
    groups: (list) => groupsOf(codes(list)),
    label: (list, code) => {
      const known = all(list).find((candidate) => candidate.code === code);
      return labelOf(known, language, code);
    },
  };
}

export function useCodeLabels(): CodeLabels {
  const { i18n } = useTranslation();
  const { data } = useQuery(codesQuery);
  const today = townDay(useNow());
  return useMemo(() => codeLabels(data, i18n.language, today), [data, i18n.language, today]);
}

function isOffered({ valid_from: from, valid_until: until }: Code, today: string): boolean {
  return (from === undefined || from <= today) && (until === undefined || today <= until);
}
