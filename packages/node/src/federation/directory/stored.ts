import { type DirectoryEntry, thumbprint, verifyDirectory } from '@nabij/protocol';
import type { Db } from '../../system/database.ts';
import { findSuperior, keysOf } from '../peers.ts';
import { keyOf } from './pinned-key.ts';
import { directoryRow, directoryTimes } from './store.ts';

/** The last good directory. It may have expired: people still find help in it. */
export interface StoredDirectory {
  readonly entries: readonly DirectoryEntry[];
  readonly issuedAt: Date;
  readonly expiresAt: Date;
}

/** Reads the last good directory; undefined at a point that has none. */
export type ReadDirectory = () => Promise<StoredDirectory | undefined>;

/**
 * Reads the directory that a point keeps, anew only when another was fetched. It is held against
 * the pinned key once more: a row that somebody changed is none.
 */
export function directoryReader(db: Db): ReadDirectory {
  let known: { of: string; directory: StoredDirectory | undefined } | undefined;
  return async () => {
    const superior = await findSuperior(db);
    const times = superior && (await directoryTimes(db, superior.entityId));
    if (!times) return undefined;
    const kids = keysOf(superior).map(thumbprint).join(' ');
    const of = `${superior.entityId} ${kids} ${times.fetchedAt.toISOString()}`;
    if (known?.of !== of) {
      const row = await directoryRow(db, superior.entityId);
      const verdict =
        row &&
        (await verifyDirectory(row.statement, {
          issuer: superior.entityId,
          findKey: keyOf(superior),
          now: row.fetchedAt,
        }));
      known = { of, directory: verdict?.verified ? shapeOf(verdict.directory) : undefined };
    }
    return known.directory;
  };
}

function shapeOf(stated: { entries: DirectoryEntry[]; iat: number; exp: number }): StoredDirectory {
  const { entries, iat, exp } = stated;
  return { entries, issuedAt: new Date(iat * 1000), expiresAt: new Date(exp * 1000) };
}
