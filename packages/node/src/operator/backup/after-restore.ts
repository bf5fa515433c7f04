import { fingerprint, type SigningKey } from '@nabij/protocol';
import { audit } from '../../access/audit/audit.ts';
import { chainState, linkAudit } from '../../access/audit/chain.ts';
import { writeAuditHead } from '../../access/audit/head.ts';
import { verifyAudit } from '../../access/audit/verify.ts';
import { eraseAgain } from '../../cases/rights/erase-again.ts';
import { systemClock } from '../../system/clock.ts';
import type { Config } from '../../system/config.ts';
import type { Db } from '../../system/database.ts';
import { everyOwnKey } from '../../system/own-keys.ts';
import { deletionProofs } from '../store.ts';
import { say } from '../terminal.ts';
import type { OpenBackup } from './read.ts';

/** A node whose database has just come back. */
export interface RestoredNode {
  readonly db: Db;
  readonly config: Config;
  readonly key: SigningKey;
  readonly backup: OpenBackup;
}

/**
 * Checks the audit log as it came back, writes down that it did, erases again what is known to
 * have been erased since, lets the log go on from there, and says what is left to do. Can be
 * done again after it broke off: what is to be erased stands in the database.
 * @param restored how many rows came back, and proofs of deletions that lay elsewhere
 */
export async function settleRestored(
  node: RestoredNode,
  restored: { rows: Readonly<Record<string, number>>; proofs: readonly string[] },
): Promise<void> {
  const { db, config, key, backup } = node;
  const now = systemClock.now();
  const before = await verifyAudit(db, everyOwnKey(key));
  const actor = { kind: 'operator' } as const;
  await audit(db, { at: now, actor, act: 'restored', subject: backup.id });
  const erased = config.role === 'point' ? await eraseKnown(node, restored.proofs) : undefined;
  await linkAudit(db, key);
  const { end } = await chainState(db, 0);
  if (end) await writeAuditHead(config.dataDir, key, { ...end, at: now });
  say(
    before.ok
      ? `The audit log is whole: ${before.entries} entries.`
      : `The audit log had been changed when the backup was made, at entry ${before.at}.`,
  );
  const { accounts = 0, cases = 0 } = restored.rows;
  say(`${accounts} accounts${erased === undefined ? '' : ` and ${cases} cases`} are back.`);
  say('Fingerprint of this node; it is the one that others know, or stop:');
  say(`  ${fingerprint(key.publicJwk)}`);
  say('Everybody signs in anew. Forms that citizens were filling in are lost.');
  if (erased !== undefined) sayWhatToErase(erased, backup.madeAt);
}

async function eraseKnown(
  { db, config, key }: RestoredNode,
  proofs: readonly string[],
): Promise<number> {
  const all = [...(await deletionProofs(db)), ...proofs];
  const by = { kind: 'operator' } as const;
  const nodeKeys = everyOwnKey(key);
  const now = systemClock.now();
  const again = await eraseAgain(db, all, { node: config.url, key, nodeKeys, by, now });
  return again?.cases ?? 0;
}

function sayWhatToErase(erased: number, madeAt: Date): void {
  if (erased > 0) say(`${erased} cases that had been erased since are erased again.`);
  say(`Whatever else was erased after ${madeAt.toISOString()} is back. Now, with a lead:`);
  say('  nabij retention --run --by LOGIN');
}
