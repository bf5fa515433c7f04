import { dueForRetention, runRetention } from '../cases/retention/retention.ts';
import { ownKeys } from '../system/own-keys.ts';
import { holdsStatedKey } from '../vault/intake-key.ts';
import { type Command, type Invocation, text, UsageError } from './command.ts';
import { CommandError } from './command-error.ts';
import { say } from './terminal.ts';
import { colleague, type Workplace, withNode } from './workplace.ts';

export const retentionCommand: Command = {
  name: 'retention',
  usage: 'retention [--dry-run | --run --by LOGIN]',
  meaning: 'at a point: lists the cases whose time is over; a lead deletes them (--run)',
  options: { 'dry-run': { type: 'boolean' }, run: { type: 'boolean' }, by: { type: 'string' } },
  run: (it) => withNode(it.env, (place) => retention(place, it)),
};

async function retention(place: Workplace, it: Invocation): Promise<void> {
  const { db, config, key, now } = place;
  if (it.values.run && it.values['dry-run']) throw new UsageError();
  if (config.role !== 'point') throw new CommandError('A coordinator has no cases to delete.');
  const due = await dueForRetention(db, now);
  for (const { number, class: code, dueSince } of due.cases) {
    say(`case ${number}\t${code}\tsince ${dueSince.toISOString().slice(0, 10)}`);
  }
  say(`${due.cases.length} cases are over their time.`);
  if (due.held > 0) say(`${due.held} more are kept by a hold.`);
  if (due.unread > 0) say(`${due.unread} more have a message that nobody has read.`);
  if (!it.values.run || due.cases.length === 0) return;
  const by = await colleague(db, text(it, 'by'));
  const isLead = by.role === 'lead' && (await holdsStatedKey(db, by, ownKeys(key)));
  if (!isLead) throw new CommandError('A lead deletes cases, who was let in to them.');
  const actor = { kind: 'account', id: by.accountId } as const;
  const run = { digest: due.digest, key, node: config.url, by: actor, now };
  const deletion = await runRetention(db, run);
  if (deletion) say(`${deletion.cases} cases are deleted. Proof, to be kept:\n${deletion.proof}`);
}
