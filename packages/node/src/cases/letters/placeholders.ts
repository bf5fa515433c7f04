/** What a template can leave open, to be filled in from the case. A closed list. */
export const PLACEHOLDERS = [
  'name',
  'number',
  'worker',
  'point',
  'town',
  'received',
  'due',
  'today',
  'other',
] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

/** What stands for each of them; undefined where the case does not say it. */
export type PlaceholderValues = Readonly<Record<Placeholder, string | undefined>>;

/** Stands where something is to be filled in by hand. */
export const GAP = '[…]';

const MARK = /\{\{\s*(\w+)\s*\}\}/g;

/** Names between double braces that are none of the list, as they were written. */
export function unknownPlaceholders(text: string): string[] {
  const known: readonly string[] = PLACEHOLDERS;
  const named = [...text.matchAll(MARK)].map(([, name = '']) => name);
  const strays = text.replaceAll(MARK, '').match(/\{\{|\}\}/g) ?? [];
  return [...new Set([...named.filter((name) => !known.includes(name)), ...strays])];
}

/**
 * A template with the values of a case in it. A greeting without a name stays a greeting; anything
 * else that the case does not say leaves a gap that can be seen. What a value says is never filled
 * in again: a name with braces in it stays as it is.
 */
export function fillIn(text: string, values: PlaceholderValues): string {
  const greeted = values.name === undefined ? text.replaceAll(/ ?\{\{\s*name\s*\}\}/g, '') : text;
  const known: Readonly<Record<string, string | undefined>> = values;
  return greeted.replaceAll(MARK, (_, name: string) => known[name] ?? GAP);
}
