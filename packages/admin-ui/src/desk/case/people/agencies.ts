import type { ShortLine } from '../../../api/lines.ts';
import type { Suggestion } from '../../../parts/suggest-box.tsx';

/** The agencies of the short lines, each once, with the people who are known there. */
export function agenciesOf(lines: readonly Pick<ShortLine, 'name' | 'agency'>[]): Suggestion[] {
  const byAgency = Map.groupBy(
    lines.filter(({ agency }) => agency.trim() !== ''),
    ({ agency }) => agency.trim(),
  );
  return [...byAgency]
    .map(([value, there]) => ({ value, more: there.map(({ name }) => name).join(', ') }))
    .sort((one, other) => one.value.localeCompare(other.value));
}

/** The people of the short lines by name, each with where they work. */
export function peopleOf(lines: readonly Pick<ShortLine, 'name' | 'agency'>[]): Suggestion[] {
  const named = lines.map(({ name, agency }) =>
    agency.trim() === '' ? name : `${name}, ${agency.trim()}`,
  );
  return [...new Set(named)].sort().map((value) => ({ value, more: '' }));
}
