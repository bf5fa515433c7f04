import { readAuditHead } from '../../access/audit/head.ts';
import { type BrokenChain, verifyAudit } from '../../access/audit/verify.ts';
import { everyOwnKey } from '../../system/own-keys.ts';
import { lastDone, overdueErasures } from '../store.ts';
import { daysBetween, type Finding, type LookedAt, well, wrong } from './finding.ts';

const BACKUP_DAYS = 7;

const WHY: Record<BrokenChain['reason'], string> = {
  'entry-changed': 'was changed',
  'entry-missing': 'is gone',
  'signature-wrong': 'was not written by this node',
  gap: 'does not follow the one before',
  'head-missing': 'is not the one that this node has seen: the end was cut off or made anew',
};

/** What was written down: the audit log, backups, requests of citizens. */
export async function checkRecords(node: LookedAt): Promise<Finding[]> {
  const { db, config, now } = node;
  const findings = [...(await checkAudit(node)), await checkBackup(node)];
  if (config.role === 'coordinator') return findings;
  const overdue = await overdueErasures(db, now);
  return [
    ...findings,
    overdue === 0
      ? well('No request for erasure is over its time.')
      : wrong(`${overdue} requests for erasure are over the time that the law gives.`),
  ];
}

async function checkAudit({ db, config, key }: LookedAt): Promise<Finding[]> {
  const keys = everyOwnKey(key);
  const head = await readAuditHead(config.dataDir, keys);
  const chain = await verifyAudit(db, keys, typeof head === 'object' ? head : undefined);
  if (!chain.ok) return [wrong(`The audit log is broken: entry ${chain.at} ${WHY[chain.reason]}.`)];
  const found = [well(`The audit log is whole: ${chain.entries} entries.`)];
  if (head === 'not-ours') {
    found.push(
      wrong('The end of the audit log, kept beside the database, was not written by this node.'),
    );
  }
  if (head === 'missing' && chain.entries > 0) {
    found.push(wrong('The end of the audit log is not kept beside the database: was it deleted?'));
  }
  return found;
}

async function checkBackup({ db, now }: LookedAt): Promise<Finding> {
  const last = await lastDone(db, 'backup-made');
  if (!last) return wrong('No backup was ever made: nabij backup.');
  const days = daysBetween(last, now);
  return days > BACKUP_DAYS
    ? wrong(`The last backup is ${days} days old: nabij backup.`)
    : well(`The last backup is ${days} days old.`);
}
