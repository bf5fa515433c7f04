import { audit } from '../../access/audit/audit.ts';
import { readNodeKeyFile } from '../../federation/node-key.ts';
import { ownKeys } from '../../system/own-keys.ts';
import { isSheetStated } from '../../vault/recovery-statement.ts';
import { currentRecoveryKey } from '../../vault/recovery-store.ts';
import { type Command, type Invocation, word } from '../command.ts';
import { CommandError } from '../command-error.ts';
import { remark } from '../terminal.ts';
import { type Workplace, withNode } from '../workplace.ts';
import { writeBackup, writeBackupFile } from './write.ts';

export const backupCommand: Command = {
  name: 'backup',
  usage: 'backup FILE [--force]',
  meaning: 'writes everything to one sealed file, or to standard output (-)',
  options: { force: { type: 'boolean' } },
  run: (it) => withNode(it.env, (place) => backup(place, it)),
};

async function backup(place: Workplace, it: Invocation): Promise<void> {
  const { config, databaseUrl, db, key, now } = place;
  const path = word(it);
  const sheet = await currentRecoveryKey(db);
  const whoMakesOne =
    config.role === 'point'
      ? 'a lead makes one at /desk/keys'
      : 'a keeper makes one at /region/keys';
  if (!sheet) {
    throw new CommandError(
      `There is no recovery sheet yet, and without its code nobody could open a backup: ${whoMakesOne}.`,
    );
  }
  // the node's own key is in the backup: never sealed to whoever wrote a row
  if (!(await isSheetStated(sheet, ownKeys(key)))) {
    throw new CommandError(
      `The recovery sheet was not put there by this node, and who did would open the backup: ${whoMakesOne}.`,
    );
  }
  const { url, name, role } = config;
  const nodeKey = await readNodeKeyFile(config.keysDir);
  const source = { databaseUrl, node: { url, name, role }, nodeKey, sheet, now };
  const id =
    path === '-'
      ? await writeBackup(process.stdout, source)
      : await writeBackupFile(path, source, { replace: it.values.force === true });
  await audit(db, { at: now, actor: { kind: 'operator' }, act: 'backup-made', subject: id });
  remark(
    `Backup ${id} is whole. The recovery sheet of ${sheet.madeAt.toISOString().slice(0, 10)} opens it.`,
  );
}
