import {
  DECLARED,
  type DeclaredName,
  type DeclaredTable,
  publishedLists,
  spanCodes,
} from '@nabij/protocol';

/** The codes of a table in a period that have no broader one. */
export interface Broadest {
  readonly codes: ReadonlySet<string>;
  /** Whether some cases may have none of them, because a code ended. */
  readonly isOpen: boolean;
}

/**
 * Finds the broadest codes of the tables of a release, and keeps them while it is read.
 * @param version - of the code lists; of one that is not known nothing is public
 */
export function broadestCodes(version: string): (table: DeclaredName, period: string) => Broadest {
  const kept = new Map<string, Broadest>();
  return (table, period) => {
    const key = `${table} ${period}`;
    const found = kept.get(key) ?? find(table, period, version);
    kept.set(key, found);
    return found;
  };
}

function find(table: DeclaredName, period: string, version: string): Broadest {
  const { dimensions }: DeclaredTable = DECLARED[table];
  const [name] = dimensions;
  const lists = publishedLists(version);
  const all = name && lists && spanCodes(name, period, lists);
  const broad = (all?.codes ?? []).filter(({ parent }) => parent === undefined);
  return {
    codes: new Set(broad.map(({ code }) => code)),
    isOpen: all?.lostUnder.has(undefined) ?? false,
  };
}
