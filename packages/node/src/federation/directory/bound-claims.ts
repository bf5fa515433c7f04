import type { DirectoryEntry } from '@nabij/protocol';

/** The most ranges of postcodes that one member is found by, and the most numbers in them. */
const MAX_RANGES = 50;
const MAX_POSTCODES = 2000;

type Range = readonly [first: number, last: number];

/** What is stated of a member, in a list that begins with who was admitted first. */
export interface Bounded {
  readonly entries: DirectoryEntry[];
  /** Of whom something was left out, and what. */
  readonly leftOut: readonly { readonly iss: string; readonly type: string }[];
}

/**
 * Keeps members from taking people who look for another one. A town belongs to who was admitted
 * first, and is nobody else's other name; a range of postcodes that touches one of an earlier
 * member is left out; postcodes of more than 50 ranges or 2000 numbers are left out altogether.
 */
export function boundClaims(stated: readonly DirectoryEntry[]): Bounded {
  const leftOut: { iss: string; type: string }[] = [];
  const towns = new Map<string, string>();
  for (const { entity_id, town } of stated) {
    if (town !== undefined && !towns.has(folded(town))) towns.set(folded(town), entity_id);
  }
  const taken: Range[] = [];
  const entries = stated.map((entry) => {
    const isFree = (name: string) =>
      (towns.get(folded(name)) ?? entry.entity_id) === entry.entity_id;
    const { town, places, postcodes, ...rest } = entry;
    const own = {
      town: town !== undefined && isFree(town) ? town : undefined,
      places: places?.filter(isFree),
      postcodes: freeRanges(postcodes, taken),
    };
    taken.push(...(own.postcodes ?? []));
    if (own.town !== town) leftOut.push({ iss: entry.entity_id, type: 'town' });
    for (const type of ['places', 'postcodes'] as const) {
      const less = own[type]?.length !== entry[type]?.length;
      if (less) leftOut.push({ iss: entry.entity_id, type });
    }
    return {
      ...rest,
      ...(own.town === undefined ? {} : { town: own.town }),
      ...(own.places === undefined ? {} : { places: own.places }),
      ...(own.postcodes === undefined ? {} : { postcodes: own.postcodes }),
    };
  });
  return { entries, leftOut };
}

function freeRanges(
  ranges: DirectoryEntry['postcodes'],
  taken: readonly Range[],
): DirectoryEntry['postcodes'] {
  if (ranges === undefined) return undefined;
  const numbers = ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0);
  if (ranges.length > MAX_RANGES || numbers > MAX_POSTCODES) return [];
  return ranges.filter(([first, last]) => taken.every(([from, to]) => last < from || to < first));
}

/** Two spellings of one name: case, accents, spaces and signs do not matter. */
function folded(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
