import { addWorkerCommand } from './add-worker.ts';
import { backupCommand } from './backup/backup.ts';
import { restoreCommand } from './backup/restore.ts';
import { memberCommands } from './change-member.ts';
import type { Command } from './command.ts';
import { configCommand } from './config.ts';
import { doctorCommand } from './doctor/doctor.ts';
import { initCommand } from './init.ts';
import { admitCommand, joinCommand, trustCommand } from './join.ts';
import { membersCommand } from './members.ts';
import { migrateCommand } from './migrate.ts';
import { recoverCommand } from './recover.ts';
import { retentionCommand } from './retention.ts';
import { rotateKeysCommand } from './rotate-keys.ts';
import { servicesCommand } from './services.ts';

/** Everything that an administrator can do from a terminal, in the order of a node's life. */
export const COMMANDS: readonly Command[] = [
  configCommand,
  migrateCommand,
  initCommand,
  addWorkerCommand,
  joinCommand,
  admitCommand,
  trustCommand,
  membersCommand,
  ...memberCommands,
  servicesCommand,
  doctorCommand,
  backupCommand,
  restoreCommand,
  retentionCommand,
  rotateKeysCommand,
  recoverCommand,
];
