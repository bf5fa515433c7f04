import type { SigningKey } from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import type { Db } from '../../system/database.ts';
import { auditLinks } from '../tables.ts';
import { ENTRY, type EntryText, linkHash, NO_HASH } from './hash.ts';

/** The end of the chain: how many entries it has, and the hash of the last. */
export interface ChainEnd {
  readonly seq: number;
  readonly hash: Uint8Array;
}

const BATCH = 500;

/**
 * Gives every entry that has no place in the chain one: its hash over the hash before it, signed
 * (Ed25519) with the node's key. Several processes at once take turns.
 *
 * @param options.from looks only at entries with a higher id; 0 looks at all
 * @returns how many were linked
 */
export async function linkAudit(
  db: Db,
  key: SigningKey,
  { from = 0 }: { from?: number } = {},
): Promise<number> {
  let linked = 0;
  for (let batch = BATCH; batch === BATCH; linked += batch) {
    batch = await db.transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtext('nabij audit chain'))`);
      return linkSome(tx, key, from);
    });
  }
  return linked;
}

/** Whether entries with an id above `from` wait for a place, and where the chain is. */
export interface ChainState {
  readonly waits: boolean;
  readonly end: ChainEnd | undefined;
  /** The highest id that has a place. */
  readonly highest: number;
}

export async function chainState(db: Db, from: number): Promise<ChainState> {
  const [row] = await db.execute<{ waits: boolean; highest: string | null }>(sql`
    select exists (select from audit_entries e where ${isUnlinked(from)}) as waits,
      (select max(entry_id) from audit_links)::text as highest`);
  return {
    waits: row?.waits ?? false,
    end: await chainEnd(db),
    highest: Number(row?.highest ?? 0),
  };
}

/** The hash at one place of the chain. */
export async function hashAt(db: Db, seq: number): Promise<Uint8Array | undefined> {
  const [row] = await db.execute<{ hash: Buffer }>(
    sql`select hash from audit_links where seq = ${seq}`,
  );
  return row?.hash;
}

async function chainEnd(db: Db): Promise<ChainEnd | undefined> {
  const [row] = await db.execute<{ seq: string; hash: Buffer }>(
    sql`select seq::text, hash from audit_links order by audit_links.seq desc limit 1`,
  );
  return row && { seq: Number(row.seq), hash: row.hash };
}

// An id is given before its transaction commits, so a lower one may appear later.
function isUnlinked(from: number) {
  return sql`e.id > ${from} and not exists (select from audit_links l where l.entry_id = e.id)`;
}

async function linkSome(tx: Db, key: SigningKey, from: number): Promise<number> {
  const rows = await tx.execute<{ entry: EntryText }>(sql`
    select ${ENTRY} as entry from audit_entries e where ${isUnlinked(from)}
    order by e.id limit ${BATCH}`);
  if (rows.length === 0) return 0;
  let { seq, hash } = (await chainEnd(tx)) ?? { seq: 0, hash: NO_HASH };
  const links = rows.map(({ entry }) => {
    seq += 1;
    hash = linkHash(hash, entry);
    return { seq, entryId: Number(entry.id), hash, kid: key.kid };
  });
  const signed = links.map(async (link) => ({ ...link, signature: await sign(key, link.hash) }));
  await tx.insert(auditLinks).values(await Promise.all(signed));
  return rows.length;
}

async function sign(key: SigningKey, hash: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.sign('Ed25519', key.privateKey, new Uint8Array(hash)));
}
