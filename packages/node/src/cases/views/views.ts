import type { OkpJwk } from '@nabij/protocol';
import { audit } from '../../access/audit/audit.ts';
import type { Db } from '../../system/database.ts';
import type { Log } from '../../system/log.ts';
import { Refusal } from '../../system/problem.ts';
import { teamBox } from '../../vault/box.ts';
import type { Unlocked } from '../../vault/intake-key.ts';
import { openText, SealBroken, sealText } from '../../vault/seal.ts';
import type { FilterWords } from '../list/filters.ts';
import { countViews, deleteView, lockView, putView, viewsFor } from './store.ts';

/** A list that somebody looks at often, by a name of theirs. */
export interface View {
  readonly id: string;
  readonly name: string;
  readonly filters: FilterWords;
  readonly shared: boolean;
  /** Whether the one who asks made it. */
  readonly mine: boolean;
}

/** Who asks, and when. */
export interface Viewing {
  readonly who: Unlocked;
  readonly nodeKeys: readonly OkpJwk[];
  readonly now: Date;
  readonly log: Log;
}

/** How many views one person can have. */
export const VIEWS_MAX = 50;

/** One's own views and the shared ones. @throws Refusal not-let-in */
export async function listViews(db: Db, viewing: Viewing): Promise<View[]> {
  const rows = await viewsFor(db, viewing.who.accountId);
  if (rows.length === 0) return [];
  const { key } = await teamBox(db, viewing.who, viewing);
  const views = rows.map(async ({ id, accountId, sealedName, filters, isShared }) => {
    const name = await nameOf(key, placeOf(id, accountId), sealedName);
    if (name === undefined) viewing.log.warn('view-broken', { accountId });
    const mine = accountId === viewing.who.accountId;
    return name === undefined ? [] : [{ id, name, filters, shared: isShared, mine }];
  });
  return (await Promise.all(views)).flat();
}

/** Undefined for one that somebody moved or changed: the others can still be used. */
async function nameOf(key: Uint8Array, place: string, sealed: string): Promise<string | undefined> {
  try {
    return await openText(key, place, sealed);
  } catch (error) {
    if (error instanceof SealBroken) return undefined;
    throw error;
  }
}

/**
 * Keeps a view, under an id that was made where it was typed: the same one again changes it.
 * @throws Refusal not-let-in; forbidden for a colleague's; request-invalid for one too many
 */
export async function keepView(
  db: Db,
  viewing: Viewing,
  view: { id: string; name: string; filters: FilterWords; shared: boolean },
): Promise<void> {
  const { who, now } = viewing;
  const { accountId } = who;
  const { id, name, filters, shared: isShared } = view;
  const { key } = await teamBox(db, who, viewing);
  const sealedName = await sealText(key, placeOf(id, accountId), name);
  await db.transaction(async (tx) => {
    const found = await lockView(tx, id);
    if (found && found.accountId !== accountId) throw new Refusal('forbidden');
    if (!found && (await countViews(tx, accountId)) >= VIEWS_MAX) {
      throw new Refusal('request-invalid');
    }
    await putView(tx, { id, accountId, sealedName, filters, isShared, createdAt: now });
    const actor = { kind: 'account', id: accountId } as const;
    await audit(tx, { at: now, actor, act: 'view-kept', subject: id });
  });
}

/** Forgets a view of one's own. @throws Refusal not-found */
export async function forgetView(db: Db, viewing: Viewing, id: string): Promise<void> {
  const { accountId } = viewing.who;
  await db.transaction(async (tx) => {
    if (!(await deleteView(tx, id, accountId))) throw new Refusal('not-found');
    const actor = { kind: 'account', id: accountId } as const;
    await audit(tx, { at: viewing.now, actor, act: 'view-forgotten', subject: id });
  });
}

function placeOf(id: string, accountId: string): string {
  return `team/view/${id}/${accountId}/name`;
}
