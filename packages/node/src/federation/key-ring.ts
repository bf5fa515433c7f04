import {
  epochSeconds,
  type HistoricalKey,
  importSigningKey,
  type OkpJwk,
  type PrivateOkpJwk,
  thumbprint,
} from '@nabij/protocol';
import { z } from 'zod';
import { isLost, type KeptSecret, type NodeKey } from '../system/own-keys.ts';

const seconds = z.int().min(0);
const publicHalf = { kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string() };
const secret = z.base64url();

const earlierSchema = z.object({
  ...publicHalf,
  kid: z.string(),
  iat: seconds,
  exp: seconds,
  stated: z.boolean(),
  revoked: z.object({ revoked_at: seconds, reason: z.string().max(64) }).exactOptional(),
});

const fileSchema = z.object({
  ...publicHalf,
  d: z.string(),
  since: seconds.exactOptional(),
  next: z.object({ ...publicHalf, d: z.string(), announced: seconds }).exactOptional(),
  before: z.array(earlierSchema).exactOptional(),
  kept: z.object({ notices: secret, chance: secret }).exactOptional(),
});

type KeyFile = z.infer<typeof fileSchema>;
type KeyFileEntry = z.infer<typeof earlierSchema>;

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
    earlier: before.filter(({ revoked }) => !revoked).map(publicOf),
    lost: before.filter(({ revoked }) => revoked).map(publicOf),
    ...stolenAt(file),
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

/** When the key before this one was lost, so that others have to get to know this one first. */
function stolenAt({ since, before = [] }: KeyFile): Pick<NodeKey, 'newSinceTheft'> {
  const isAfterTheft = before.some(({ revoked }) => revoked && revoked.revoked_at === since);
  return since !== undefined && isAfterTheft ? { newSinceTheft: new Date(since * 1000) } : {};
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
  const { since = 0, next, before = [] } = ring.file;
  if (!next) throw new TypeError('No key was announced');
  const at = epochSeconds(now);
  const was = { ...ended(ring.file, since, at), stated: true };
  const { announced: _, ...key } = next;
  const file = { ...key, since: at, before: [...before, was], kept: textsOf(kept) };
  return { ...ring, file };
}

/** A key that signed from one second until before another one. */
function ended(key: OkpJwk, from: number, at: number): KeyFileEntry {
  const old = publicOf(key);
  // a document of keys needs a second at least in which each was good
  return { ...old, kid: thumbprint(old), iat: from, exp: Math.max(at, from + 1), stated: false };
}

/**
 * The ring after the key that signs came into other hands: another one signs at once. The key that
 * was announced lay in the same file and is lost with it, and no earlier key is stated any more.
 */
export function replaceStolen(
  ring: KeyRing,
  fresh: PrivateOkpJwk,
  { kept, now }: { kept: Readonly<Record<KeptSecret, Uint8Array>>; now: Date },
): KeyRing {
  const { since = 0, next, before = [] } = ring.file;
  const at = epochSeconds(now);
  const lost = [
    ended(ring.file, since, at),
    ...(next ? [ended(next, next.announced, at)] : []),
  ].map((key) => ({ ...key, revoked: stolen(at) }));
  const earlier = before.map((key) => ({ ...key, stated: false }));
  const file = { ...fresh, since: at, before: [...earlier, ...lost], kept: textsOf(kept) };
  return { ...ring, file };
}

/** The ring after a key that was replaced already proves nothing any more. */
export function revokeEarlier(ring: KeyRing, kid: string, now: Date): KeyRing {
  const { before = [] } = ring.file;
  const revoked = stolen(epochSeconds(now));
  const after = before.map((key) =>
    key.kid === kid && !key.revoked ? { ...key, stated: false, revoked } : key,
  );
  return { ...ring, file: { ...ring.file, before: after } };
}

/** OpenID Federation 1.0, section 8.7: whatever such a key signed, whenever it says, is nothing. */
function stolen(at: number): NonNullable<KeyFileEntry['revoked']> {
  return { revoked_at: at, reason: 'compromised' };
}

/** The ring after earlier keys are stated no more; what they signed in their time still holds. */
export function retire(ring: KeyRing): KeyRing {
  const before = (ring.file.before ?? []).map((key) => ({ ...key, stated: false }));
  return { ...ring, file: { ...ring.file, before } };
}

/** What a node publishes of its keys beside the one that signs. */
export interface PublishedKeys {
  readonly others: readonly OkpJwk[];
  readonly old: readonly HistoricalKey[];
}

/**
 * @param signing name of the key with which this process signs; another one may have changed it
 * @returns undefined where that key was stolen: it is to vouch for nothing, least for the next one
 */
export function publishedKeys(ring: KeyRing, signing: string): PublishedKeys | undefined {
  if (isLost(ring.key, signing)) return undefined;
  const stated = ring.before.filter((key) => key.stated).map(publicOf);
  const all = [ring.key.publicJwk, ...(ring.next ? [ring.next] : []), ...stated];
  return {
    others: all.filter((key) => thumbprint(key) !== signing),
    old: ring.before.map(({ stated: _, ...key }) => key),
  };
}

function publicOf({ kty, crv, x }: OkpJwk): OkpJwk {
  return { kty, crv, x };
}

function bytesOf(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'base64url'));
}

function textsOf({ notices, chance }: Readonly<Record<KeptSecret, Uint8Array>>) {
  return { notices: textOf(notices), chance: textOf(chance) };
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}
