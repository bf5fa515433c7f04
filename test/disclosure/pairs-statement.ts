import type { Publication, Told } from './publication.ts';

const MOST_PAIRS = 10;

/**
 * What is published of rules and levels in one period, by kinds of cases: a case has a set of
 * pairs, counts once for each, and every set is a kind. Undefined when there are too many sets.
 */
export function stateByPairs(
  seen: ReadonlyMap<string, number | null>,
  at: string,
  most: number,
): Publication | undefined {
  const here = [...seen].filter(([name]) => name.startsWith(`${at}/`));
  const codesOf = (name: string) => name.slice(at.length + 1).split('/');
  const pairs = here
    .filter(([name, value]) => codesOf(name)[0] === 'barrier_level' && value !== 0)
    .map(([name]) => codesOf(name).slice(1).join('/'));
  if (pairs.length > MOST_PAIRS) return undefined;
  const kinds = Array.from({ length: 2 ** pairs.length }, (_, set) =>
    pairs.filter((_, place) => Math.floor(set / 2 ** place) % 2 === 1),
  );
  const numbers = here.flatMap(([name, value]): Told[] => {
    const [table = '', code = '', level = ''] = codesOf(name);
    const matches = {
      barrier: (pair: string) => pair.startsWith(`${code}/`),
      level: (pair: string) => pair.endsWith(`/${code}`),
      barrier_level: (pair: string) => pair === `${code}/${level}`,
    }[table];
    if (table !== 'total' && matches === undefined) return [];
    const sum = kinds.flatMap((set, kind) => {
      const times = matches === undefined ? 1 : set.filter(matches).length;
      return times > 0 ? [[kind, times] as const] : [];
    });
    return [{ name, sum, value }];
  });
  return { unknowns: kinds.length, numbers, facts: [], most };
}
