import { readFile } from 'node:fs/promises';
import { findNodeKey } from '../../federation/node-key.ts';
import { loadConfig } from '../../system/config.ts';
import { openDatabase } from '../../system/database.ts';
import { type Command, type Invocation, word } from '../command.ts';
import { CommandError } from '../command-error.ts';
import { ask, askSecret, say } from '../terminal.ts';
import { withDatabase } from '../workplace.ts';
import { settleRestored } from './after-restore.ts';
import { readHead } from './head.ts';
import { openBackup } from './read.ts';
import { restoreDatabase } from './restore-database.ts';

export const restoreCommand: Command = {
  name: 'restore',
  usage: 'restore FILE [--replace] [--forget FILE]',
  meaning: 'puts a backup back; erases again what proofs in a file (--forget) name',
  options: { replace: { type: 'boolean' }, forget: { type: 'string' } },
  run: restore,
};

async function restore(it: Invocation): Promise<void> {
  const config = loadConfig(it.env);
  const path = word(it);
  const proofs = await proofsIn(it.values.forget);
  const { head } = await readHead(path);
  say(`Backup of ${head.name} (${head.node}), made at ${head.madeAt}.`);
  const code = await askSecret('Code of the recovery sheet on which it was made: ');
  const backup = await openBackup(path, code);
  const replace = it.values.replace === true;
  if (replace && (await ask('Everything in the database now is lost. Type yes: ')) !== 'yes') {
    throw new CommandError('Nothing was changed.');
  }
  await withDatabase(config, async (databaseUrl) => {
    const { keysDir, url, role } = config;
    const node = { url, role };
    const restored = await restoreDatabase(backup, { databaseUrl, node, keysDir, replace });
    const key = await findNodeKey(keysDir);
    if (!key) throw new CommandError(`There is no key in ${keysDir}.`);
    const database = openDatabase(databaseUrl, { max: 2 });
    try {
      await settleRestored({ db: database.db, config, key, backup }, { ...restored, proofs });
    } finally {
      await database.close();
    }
  });
}

/** Proofs of deletions, one a line. */
async function proofsIn(path: unknown): Promise<string[]> {
  if (typeof path !== 'string') return [];
  const text = await readFile(path, 'utf8').catch(() => {
    throw new CommandError(`${path} cannot be read.`);
  });
  return text.split(/\s+/).filter((line) => line !== '');
}
