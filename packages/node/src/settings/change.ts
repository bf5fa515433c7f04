import { isDeepStrictEqual } from 'node:util';
import type { OkpJwk, SigningKey } from '@nabij/protocol';
import { z } from 'zod';
import { audit } from '../access/audit/audit.ts';
import type { Config } from '../system/config.ts';
import type { Db } from '../system/database.ts';
import { Refusal } from '../system/problem.ts';
import { readStatement, signStatement } from '../system/statement.ts';
import { keptSettingsSchema, type Settings, withSettings } from './settings.ts';
import { insertSettings, newestSettings } from './store.ts';

const STATEMENT = 'nabij-settings';
const statedSchema = z.strictObject({ version: z.int(), settings: keptSettingsSchema });

/** What was set, and which version of it; version 0 where nobody set anything yet. */
export interface SetSettings {
  readonly version: number;
  readonly settings?: Settings;
}

/** Reads what a lead of this node set. What somebody else put into the database is not used. */
export async function readSettings(db: Db, nodeKeys: readonly OkpJwk[]): Promise<SetSettings> {
  const row = await newestSettings(db);
  if (!row) return { version: 0 };
  const stated = statedSchema.safeParse(await readStatement(nodeKeys, STATEMENT, row.statement));
  const ours = stated.success && stated.data.version === row.version;
  return { version: row.version, ...(ours ? { settings: stated.data.settings } : {}) };
}

/**
 * Keeps new settings; the audit says which of them differ from `before`, not what they are.
 * @param version that was on the screen
 * @throws Refusal changed-meanwhile if another lead was first
 */
export async function changeSettings(
  db: Db,
  { settings, version }: { settings: Settings; version: number },
  by: { key: SigningKey; accountId: string; now: Date; before?: Settings },
): Promise<void> {
  const { key, accountId: setBy, now } = by;
  const next = version + 1;
  const statement = await signStatement(key, STATEMENT, { version: next, settings });
  await db.transaction(async (tx) => {
    if ((await newestSettings(tx))?.version !== (version === 0 ? undefined : version)) {
      throw new Refusal('changed-meanwhile');
    }
    const kept = await insertSettings(tx, { version: next, statement, setBy, setAt: now });
    if (!kept) throw new Refusal('changed-meanwhile');
    const actor = { kind: 'account', id: setBy } as const;
    const subject = [next, ...namesOf(settings, by.before)].join(' ');
    await audit(tx, { at: now, actor, act: 'settings-changed', subject });
  });
}

/** The names of those that are other than they were. */
function namesOf(settings: Settings, before: Settings | undefined): string[] {
  if (!before) return [];
  const was = new Map(Object.entries(before));
  return Object.entries(settings)
    .filter(([name, value]) => !isDeepStrictEqual(value, was.get(name)))
    .map(([name]) => name);
}

/** A node's configuration with what was set in its desk; a coordinator has no desk. */
export async function settledConfig<C extends Config>(
  config: C,
  db: Db,
  nodeKeys: readonly OkpJwk[],
): Promise<C | Config> {
  if (config.role !== 'point') return config;
  const { settings } = await readSettings(db, nodeKeys);
  return settings ? withSettings(config, settings) : config;
}
