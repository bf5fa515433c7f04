import { randomBytes, randomUUID } from 'node:crypto';
import type { OkpJwk } from '@nabij/protocol';
import type { Db } from '../system/database.ts';
import { Refusal } from '../system/problem.ts';
import { boxOf, insertBox } from './box-store.ts';
import { secretOf } from './derive.ts';
import {
  type OpenIntakeKey,
  openCurrentKey,
  openIntakeKeys,
  type Unlocked,
  withIntakeKeys,
} from './intake-key.ts';
import { holdCurrent } from './reseal-store.ts';
import { openBytes, sealBytes } from './seal.ts';

/** A content key of the team's own, for what belongs to no single filing. */
export interface OpenBox {
  readonly id: string;
  /** 256 bits, for `sealText` and `openText`. */
  readonly key: Uint8Array;
}

const KEY_BYTES = 32;

/** The one box that is there from the first use: for the team's lists, such as its short lines. */
const TEAM_BOX = '00000000-0000-8000-8000-000000000001';

/**
 * Makes a box. Whoever holds the intake key opens it; nobody else can make one that opens.
 * Give the transaction in which something is sealed under it.
 * @throws Refusal not-let-in for who does not hold the intake key of today
 */
export async function makeBox(
  tx: Db,
  who: Unlocked,
  it: { nodeKeys: readonly OkpJwk[]; now: Date; id?: string },
): Promise<OpenBox> {
  return makeBoxWith(tx, await openIntakeKeys(tx, who), it);
}

/** {@link makeBox} with intake keys that are open. */
export async function makeBoxWith(
  tx: Db,
  keys: ReadonlyMap<string, OpenIntakeKey>,
  it: { nodeKeys: readonly OkpJwk[]; now: Date; id?: string },
): Promise<OpenBox> {
  const { nodeKeys, now, id = randomUUID() } = it;
  const current = await openCurrentKey(tx, keys, nodeKeys);
  // held until the transaction ends, so that the key is not emptied meanwhile
  if (!current || !(await holdCurrent(tx, current.kid))) throw new Refusal('not-let-in');
  const key = new Uint8Array(randomBytes(KEY_BYTES));
  const sealedKey = await sealBoxKey(current, id, key);
  const made = await insertBox(tx, { id, kid: current.kid, sealedKey, createdAt: now });
  return made ? { id, key } : openBoxWith(tx, keys, id);
}

/** @throws Refusal not-found, not-let-in, seal-broken */
export async function openBox(db: Db, who: Unlocked, id: string): Promise<OpenBox> {
  return withIntakeKeys(db, who, (keys) => openBoxWith(db, keys, id));
}

/** The box of the team's lists, made when it is first asked for. @throws Refusal as `makeBox` */
export async function teamBox(
  db: Db,
  who: Unlocked,
  it: { nodeKeys: readonly OkpJwk[]; now: Date },
): Promise<OpenBox> {
  if (await boxOf(db, TEAM_BOX)) return openBox(db, who, TEAM_BOX);
  return db.transaction((tx) => makeBox(tx, who, { ...it, id: TEAM_BOX }));
}

/** The key of a box for the newest intake key. @throws SealBroken */
export async function sealBoxKey(to: OpenIntakeKey, id: string, key: Uint8Array): Promise<string> {
  return sealBytes(secretOf(to.jwk, 'team: box'), placeOf(id), key);
}

/** @throws SealBroken */
export async function openBoxKey(
  from: OpenIntakeKey,
  { id, sealedKey }: { id: string; sealedKey: string },
): Promise<Uint8Array> {
  return openBytes(secretOf(from.jwk, 'team: box'), placeOf(id), sealedKey);
}

/** {@link openBox} with intake keys that are open. @throws Refusal not-found, not-let-in, seal-broken */
export async function openBoxWith(
  db: Db,
  keys: ReadonlyMap<string, OpenIntakeKey>,
  id: string,
): Promise<OpenBox> {
  const row = await boxOf(db, id);
  if (!row) throw new Refusal('not-found');
  const key = keys.get(row.kid);
  if (!key) throw new Refusal('not-let-in');
  return { id, key: await openBoxKey(key, row) };
}

function placeOf(id: string): string {
  return `box/${id}/key`;
}
