import type { Code } from '../../api/codes.ts';
import type { CodeGroup } from '../../parts/code-labels.ts';

interface Search {
  groups: readonly CodeGroup[];
  word: string;
  chosen: readonly string[];
  nameOf: (code: Code) => string;
}

/** The groups that have the word in a name; what is chosen is never searched away. */
export function matchingGroups({ groups, word, chosen, nameOf }: Search): CodeGroup[] {
  const wanted = plain(word);
  if (wanted === '') return [...groups];
  const matches = (code: Code) =>
    chosen.includes(code.code) || plain(nameOf(code)).includes(wanted);
  return groups.flatMap((group) => {
    const details = group.details.filter(matches);
    if (plain(nameOf(group.code)).includes(wanted)) return [group];
    return matches(group.code) || details.length > 0 ? [{ code: group.code, details }] : [];
  });
}

/** Without accents and capitals: `categorie` finds `Categorieën`. */
function plain(text: string): string {
  return text.trim().normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
