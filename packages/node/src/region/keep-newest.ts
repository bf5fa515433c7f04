import type { Db } from '../system/database.ts';

/** Keeps what was made of something, until that something has changed. */
interface Kept<Value> {
  /** @param madeOf - other text, other value: it is made again */
  get(key: string, madeOf: string, make: () => Promise<Value>): Promise<Value>;
}

/**
 * What is kept goes with its database: a process, or a test, that opens another one has none.
 * @param most - so many values at once; the one that was asked for longest ago goes first
 */
export function keptFor<Value>(most: number): (db: Db) => Kept<Value> {
  const byDb = new WeakMap<Db, Kept<Value>>();
  return (db) => {
    const known = byDb.get(db) ?? keepNewest<Value>(most);
    byDb.set(db, known);
    return known;
  };
}

/** Who asks while it is being made waits for the same making. */
export function keepNewest<Value>(most: number): Kept<Value> {
  const kept = new Map<string, { madeOf: string; value: Promise<Value> }>();
  return {
    get(key, madeOf, make) {
      const known = kept.get(key);
      kept.delete(key);
      const entry = known?.madeOf === madeOf ? known : { madeOf, value: make() };
      kept.set(key, entry);
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
      entry.value.catch(() => {
        // what failed is tried again by whoever asks next
        if (kept.get(key) === entry) kept.delete(key);
      });
      return entry.value;
    },
  };
}
