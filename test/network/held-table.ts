import { expect, vi } from 'vitest';
import type { Db } from '../../packages/node/src/system/database.ts';

const PATIENCE = { timeout: 150_000, interval: 20 };

/** A table that a test keeps from others, until it lets go. */
export interface HeldTable {
  /** Resolves when somebody waits for the table, and with it in the midst of a step. */
  isWaitedFor(): Promise<void>;
  /** Resolves when nothing is under way any more that was begun before. */
  letGo(): Promise<void>;
}

/** Keeps a table from whoever writes to it; with `reads`, also from whoever reads it. */
export async function holdTable(
  db: Db,
  table: string,
  { reads = false }: { reads?: boolean } = {},
): Promise<HeldTable> {
  const until = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  const holding = db.transaction(async (tx) => {
    await tx.execute(`lock table ${table} in ${reads ? 'access exclusive' : 'share'} mode`);
    held.resolve();
    await until.promise;
  });
  await held.promise;
  return {
    isWaitedFor: () =>
      vi.waitFor(async () => {
        const waiting = await db.execute(
          `select from pg_locks where relation = '${table}'::regclass and not granted`,
        );
        expect(waiting).not.toHaveLength(0);
      }, PATIENCE),
    // The server notices that a killed client is gone when it next writes to it.
    letGo: async () => {
      until.resolve();
      await holding;
      await nothingUnderWay(db);
    },
  };
}

/** Resolves when no transaction of this database is open but that of whoever asks. */
export async function nothingUnderWay(db: Db): Promise<void> {
  await vi.waitFor(async () => {
    const busy = await db.execute(`select from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null`);
    expect(busy).toHaveLength(0);
  }, PATIENCE);
}
