import { createHash } from 'node:crypto';
import { canonicalize } from '@nabij/protocol';
import { sql } from 'drizzle-orm';

/** One entry as it is hashed: every column, as text that PostgreSQL wrote without rounding. */
export interface EntryText {
  readonly [column: string]: string | null;
  readonly id: string;
}

/** What comes before the first link. */
export const NO_HASH: Uint8Array = new Uint8Array(32);

/** {@link EntryText} of a row `e` of `audit_entries`; its moment in seconds since 1970. */
export const ENTRY =
  sql.raw(`jsonb_build_object('id', e.id::text, 'at', extract(epoch from e.at)::text,
  'actor_kind', e.actor_kind, 'actor_id', e.actor_id, 'act', e.act, 'case_id', e.case_id,
  'subject', e.subject)`);

/** SHA-256 over the hash before it and the canonical JSON (RFC 8785) of the entry. */
export function linkHash(previous: Uint8Array, entry: EntryText): Buffer {
  return createHash('sha256')
    .update(previous)
    .update(canonicalize({ ...entry }))
    .digest();
}
