import type { Mistake } from './mistake.ts';

/** How deep a description of a service may be nested; HSDS itself needs eight levels. */
export const MOST_LEVELS = 32;

/** How many values one service may have; a full one has some hundreds. */
export const MOST_VALUES = 10_000;

/** What no PostgreSQL text can hold: NUL, and half of a pair of UTF-16. */
const UNSTORABLE = /\0|\p{Cs}/u;

/**
 * What keeps an entry from being looked at: nested too deep, too many values, or text that cannot
 * be stored. Walks without recursion, so that no file can exhaust the stack.
 */
export function outOfBounds(entry: unknown): Omit<Mistake, 'service'> | undefined {
  const rest: [value: unknown, level: number][] = [[entry, 1]];
  let values = 0;
  for (let next = rest.pop(); next; next = rest.pop()) {
    const [value, level] = next;
    values += 1;
    if (values > MOST_VALUES) return { place: '', kind: 'large', detail: String(MOST_VALUES) };
    if (level > MOST_LEVELS) return { place: '', kind: 'deep', detail: String(MOST_LEVELS) };
    const texts = typeof value === 'string' ? [value] : Object.keys(value ?? {});
    if (!Array.isArray(value) && texts.some((text) => UNSTORABLE.test(text))) {
      return { place: '', kind: 'characters', detail: '' };
    }
    if (typeof value !== 'object' || value === null) continue;
    // as many as there is room for, and one to tell that there are more
    const parts = Object.values(value).slice(0, MOST_VALUES + 1);
    rest.push(...parts.map((part): [unknown, number] => [part, level + 1]));
  }
  return undefined;
}

/** Without the members that are null: databases write it for what is not there; HSDS has none. */
export function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((part) => part !== null).map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([, part]) => part !== null);
  return Object.fromEntries(members.map(([name, part]) => [name, withoutNulls(part)]));
}
