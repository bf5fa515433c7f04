import type { OkpJwk } from '@nabij/protocol';
import { audit } from '../../access/audit/audit.ts';
import { tagTallies } from '../../counts/tally.ts';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { teamBox } from '../../vault/box.ts';
import type { Unlocked } from '../../vault/intake-key.ts';
import { openText, sealText } from '../../vault/seal.ts';
import {
  campaignRow,
  campaignRows,
  insertCampaign,
  tagCases,
  updateCampaign,
} from './campaign-store.ts';

/** Who asks; the names of campaigns lie in the team's box. */
export interface AtCampaigns {
  readonly who: Unlocked;
  readonly nodeKeys: readonly OkpJwk[];
  readonly now: Date;
}

/** Many reports about one thing. */
export interface Campaign {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly endedAt: string | null;
  readonly cases: number;
  readonly open: number;
}

/** Every campaign, the latest first. @throws SealBroken, Refusal not-let-in */
export async function listCampaigns(db: Db, at: AtCampaigns): Promise<Campaign[]> {
  const rows = await campaignRows(db);
  if (rows.length === 0) return [];
  const { key } = await teamBox(db, at.who, at);
  return Promise.all(
    rows.map(async ({ sealedName, createdAt, endedAt, ...row }) => ({
      ...row,
      name: await openText(key, namePlace(row.id), sealedName),
      createdAt: createdAt.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
    })),
  );
}

/** The campaign of a case. @throws SealBroken, Refusal not-let-in */
export async function campaignOf(
  db: Db,
  id: string | null,
  at: AtCampaigns,
): Promise<{ id: string; name: string } | null> {
  const row = id === null ? undefined : await campaignRow(db, id);
  if (!row) return null;
  const { key } = await teamBox(db, at.who, at);
  return { id: row.id, name: await openText(key, namePlace(row.id), row.sealedName) };
}

/** Begins a campaign; the same id again begins none. @throws Refusal not-let-in */
export async function beginCampaign(
  db: Db,
  at: AtCampaigns,
  { id, name }: { id: string; name: string },
): Promise<void> {
  const { key } = await teamBox(db, at.who, at);
  const { accountId: createdBy } = at.who;
  const sealedName = await sealText(key, namePlace(id), name);
  await db.transaction(async (tx) => {
    const row = { id, sealedName, createdBy, createdAt: at.now, endedAt: null };
    if (await insertCampaign(tx, row)) await note(tx, at, { act: 'campaign-begun', id });
  });
}

/** Names it anew, ends it or goes on with it. @throws Refusal not-found, not-let-in */
export async function changeCampaign(
  db: Db,
  at: AtCampaigns,
  { id, name, ended }: { id: string; name: string; ended: boolean },
): Promise<void> {
  const { key } = await teamBox(db, at.who, at);
  const sealedName = await sealText(key, namePlace(id), name);
  await db.transaction(async (tx) => {
    const row = await campaignRow(tx, id);
    if (!row) throw new Refusal('not-found');
    await updateCampaign(tx, id, { sealedName, endedAt: ended ? (row.endedAt ?? at.now) : null });
    await note(tx, at, { act: 'campaign-changed', id });
  });
}

/**
 * Puts many cases into a campaign, or takes them out again.
 * @returns how many changed
 * @throws Refusal not-found; move-not-allowed for a campaign that has ended
 */
export async function tag(
  db: Db,
  at: AtCampaigns,
  { id, caseIds, tagged }: { id: string; caseIds: readonly string[]; tagged: boolean },
): Promise<number> {
  const { accountId } = at.who;
  return db.transaction(async (tx) => {
    const row = await campaignRow(tx, id);
    if (!row) throw new Refusal('not-found');
    if (tagged && row.endedAt) throw new Refusal('move-not-allowed');
    const by = { campaignId: tagged ? id : null, accountId, now: at.now };
    const changed = await tagCases(tx, caseIds, by);
    await tagTallies(tx, changed, tagged);
    for (const caseId of changed) await note(tx, at, { act: 'campaign-tagged', id, caseId });
    return changed.length;
  });
}

async function note(
  tx: Db,
  { who, now }: AtCampaigns,
  it: {
    act: 'campaign-begun' | 'campaign-changed' | 'campaign-tagged';
    id: string;
    caseId?: string;
  },
): Promise<void> {
  const { id: subject, ...what } = it;
  await audit(tx, { at: now, actor: { kind: 'account', id: who.accountId }, ...what, subject });
}

function namePlace(id: string): string {
  return `campaign/${id}/name`;
}
