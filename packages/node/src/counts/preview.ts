import {
  CODE_VERSION,
  canonicalize,
  DEFAULT_THRESHOLD,
  digestOf,
  type Period,
  type Release,
} from '@nabij/protocol';
import type { Db } from '../system/database.ts';
import { count } from './count.ts';
import { protect } from './protect.ts';

/** A release as it will leave: as an object, as its exact text, and the digest of that text. */
export interface Preview {
  release: Release;
  bytes: string;
  digest: string;
}

/** Counts and protects a period; nothing is kept and nothing is sent. */
export async function preview(db: Db, period: Period): Promise<Preview> {
  const raw = await count(db, period);
  const release: Release = {
    version: 1,
    period,
    codes: CODE_VERSION,
    threshold: DEFAULT_THRESHOLD,
    measures: {
      received: protect(raw.received, DEFAULT_THRESHOLD),
      closed: protect(raw.closed, DEFAULT_THRESHOLD),
    },
  };
  const bytes = canonicalize(release);
  return { release, bytes, digest: digestOf(bytes) };
}
