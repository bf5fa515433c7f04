import { importVerifyKey, type OkpJwk, thumbprint } from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import type { CryptoKey } from 'jose';
import type { Db } from '../../system/database.ts';
import type { ChainEnd } from './chain.ts';
import { ENTRY, type EntryText, linkHash, NO_HASH } from './hash.ts';

/** Where the audit log is not what it was, counted in entries from the first. */
export interface BrokenChain {
  readonly ok: false;
  readonly at: number;
  /** `head-missing`: entries at the end are gone, or the chain was made anew. */
  readonly reason: 'entry-changed' | 'entry-missing' | 'signature-wrong' | 'gap' | 'head-missing';
}

/** An audit log in which nothing was changed; `waiting` entries have no place in it yet. */
export interface WholeChain {
  readonly ok: true;
  readonly entries: number;
  readonly waiting: number;
  readonly end: ChainEnd | undefined;
}

interface Row extends Record<string, unknown> {
  seq: string;
  hash: Buffer;
  kid: string;
  signature: Buffer;
  entry: EntryText | null;
}

const BATCH = 1000;

/**
 * Reads the whole audit log and names the first place at which it was changed, or says that it is
 * whole. Nothing is held in memory but a batch.
 *
 * @param keys the node's public keys; a link that another key signed is not one
 * @param head what the node last stated about the end of the chain (`access/audit/head.ts`)
 */
export async function verifyAudit(
  db: Db,
  keys: readonly OkpJwk[],
  head?: ChainEnd,
): Promise<WholeChain | BrokenChain> {
  const verifyKeys = await byKid(keys);
  let end: ChainEnd = { seq: 0, hash: NO_HASH };
  for (;;) {
    const rows = await linksAfter(db, end.seq);
    const signatures = await Promise.all(rows.map((row) => isSigned(row, verifyKeys)));
    for (const [i, row] of rows.entries()) {
      const reason = brokenBy(row, end, signatures[i] === true);
      if (reason) return { ok: false, at: end.seq + 1, reason };
      end = { seq: Number(row.seq), hash: row.hash };
      if (end.seq === head?.seq && !row.hash.equals(head.hash)) {
        return { ok: false, at: end.seq, reason: 'head-missing' };
      }
    }
    if (rows.length < BATCH) break;
  }
  if (head && head.seq > end.seq) return { ok: false, at: end.seq + 1, reason: 'head-missing' };
  const waiting = await countWaiting(db);
  return { ok: true, entries: end.seq, waiting, end: end.seq === 0 ? undefined : end };
}

function brokenBy(row: Row, before: ChainEnd, signed: boolean): BrokenChain['reason'] | undefined {
  if (Number(row.seq) !== before.seq + 1) return 'gap';
  if (!signed) return 'signature-wrong';
  if (!row.entry) return 'entry-missing';
  return linkHash(before.hash, row.entry).equals(row.hash) ? undefined : 'entry-changed';
}

async function linksAfter(db: Db, seq: number): Promise<Row[]> {
  // from the lowest there is: somebody may have put a link before the first
  const after = seq === 0 ? sql`true` : sql`l.seq > ${seq}`;
  const rows = await db.execute<Row>(sql`
    select l.seq::text as seq, l.hash, l.kid, l.signature,
      case when e.id is not null then ${ENTRY} end as entry
    from audit_links l left join audit_entries e on e.id = l.entry_id
    where ${after} order by l.seq limit ${BATCH}`);
  return [...rows];
}

async function isSigned(row: Row, keys: ReadonlyMap<string, CryptoKey>): Promise<boolean> {
  const key = keys.get(row.kid);
  if (!key) return false;
  return crypto.subtle.verify(
    'Ed25519',
    key,
    new Uint8Array(row.signature),
    new Uint8Array(row.hash),
  );
}

async function byKid(keys: readonly OkpJwk[]): Promise<ReadonlyMap<string, CryptoKey>> {
  const named = keys.map(async (jwk) => [thumbprint(jwk), await importVerifyKey(jwk)] as const);
  return new Map(await Promise.all(named));
}

async function countWaiting(db: Db): Promise<number> {
  const [row] = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from audit_entries e
    where not exists (select from audit_links l where l.entry_id = e.id)`);
  return row?.count ?? 0;
}
