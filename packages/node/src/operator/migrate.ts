import type { Command } from './command.ts';
import { say } from './terminal.ts';
import { withNode } from './workplace.ts';

export const migrateCommand: Command = {
  name: 'migrate',
  usage: 'migrate',
  meaning: 'brings the database to the newest shape',
  options: {},
  run: ({ env }) => withNode(env, async () => say('The database is up to date.')),
};
