import {
  epochSeconds,
  type HistoricalKey,
  importSigningKey,
  type OkpJwk,
  type PrivateOkpJwk,
  thumbprint,
} from '@nabij/protocol';
import { z } from 'zod';
import type { KeptSecret, NodeKey } from '../system/own-keys.ts';

const seconds = z.int().min(0);
const publicHalf = { kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string() };
const secret = z.base64url();

const fileSchema = z.object({
  ...publicHalf,
  d: z.string(),
  since: seconds.exactOptional(),
  next: z.object({ ...publicHalf, d: z.string(), announced: seconds }).exactOptional(),
  before: z
    .array(
      z.object({ ...publicHalf, kid: z.string(), iat: seconds, exp: seconds, stated: z.boolean() }),
    )
    .exactOptional(),
  kept: z.object({ notices: secret, chance: secret }).exactOptional(),
});

type KeyFile = z.infer<typeof fileSchema>;

/** A key that was replaced; `stated` as long as others may still be shown messages of it. */
export type EarlierKey = HistoricalKey & { readonly stated: boolean };

/**
 * The key of a node with the one that comes and those that were, in one file: every step of a
 * change is one file put in the place of another, so that it is done or not done.
 */
export interface KeyRing {
  readonly key: NodeKey;
  readonly next: OkpJwk | undefined;
  readonly announced: Date | undefined;
  readonly before: readonly EarlierKey[];
  readonly file: KeyFile;
}

/** @throws when it holds no Ed25519 private key as a JWK, or other members are not in form */
export async function readRing(text: string): Promise<KeyRing> {
  const file = fileSchema.parse(JSON.parse(text));
  const { next, before = [], kept } = file;
  const signing = await importSigningKey(file);
  const key: NodeKey = {
    ...signing,
    earlier: before.map(publicOf),
    ...(kept ? { kept: { notices: bytesOf(kept.notices), chance: bytesOf(kept.chance) } } : {}),
  };
  return {
    key,
    next: next && publicOf(next),
    announced: next && new Date(next.announced * 1000),
    before,
    file,
  };
}

export function writeRing({ file }: KeyRing): string {
  return JSON.stringify(fileSchema.parse(file));
}

/** The ring with a coming key, for others to know before it signs. */
export function announce(ring: KeyRing, next: PrivateOkpJwk, now: Date): KeyRing {
  return { ...ring, file: { ...ring.file, next: { ...next, announced: epochSeconds(now) } } };
}

/**
 * The ring after the coming key took the place of the present one, which stays stated for now. Its
 * private half is gone. What was derived from the first key is kept, as rows are sealed with it.
 */
export function replace(
  ring: KeyRing,
  kept: Readonly<Record<KeptSecret, Uint8Array>>,
  now: Date,
): KeyRing {
  const { kty, crv, x, since = 0, next, before = [] } = ring.file;
  if (!next) throw new TypeError('No key was announced');
  const old = { kty, crv, x };
  const [at, kid] = [epochSeconds(now), thumbprint(old)];
  // a document of keys needs a second at least in which each was good
  const was = { ...old, kid, iat: since, exp: Math.max(at, since + 1), stated: true };
  const { announced: _, ...key } = next;
  const file: KeyFile = {
    ...key,
    since: at,
    before: [...before, was],
    kept: { notices: textOf(kept.notices), chance: textOf(kept.chance) },
  };
  return { ...ring, file };
}

/** The ring after earlier keys are stated no more; what they signed in their time still holds. */
export function retire(ring: KeyRing): KeyRing {
  const before = ring.before.map((key) => ({ ...key, stated: false }));
  return { ...ring, file: { ...ring.file, before } };
}

/** What a node publishes of its keys beside the one that signs. */
export interface PublishedKeys {
  readonly others: readonly OkpJwk[];
  readonly old: readonly HistoricalKey[];
}

/** @param signing name of the key with which this process signs; another one may have changed it */
export function publishedKeys(ring: KeyRing, signing: string): PublishedKeys {
  const stated = ring.before.filter((key) => key.stated).map(publicOf);
  const all = [ring.key.publicJwk, ...(ring.next ? [ring.next] : []), ...stated];
  return {
    others: all.filter((key) => thumbprint(key) !== signing),
    old: ring.before.map(({ kty, crv, x, kid, iat, exp }) => ({ kty, crv, x, kid, iat, exp })),
  };
}

function publicOf({ kty, crv, x }: OkpJwk): OkpJwk {
  return { kty, crv, x };
}

function bytesOf(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'base64url'));
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}
