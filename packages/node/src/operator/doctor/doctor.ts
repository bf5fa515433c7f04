import { loadConfig } from '../../system/config.ts';
import type { Command } from '../command.ts';
import { CommandError } from '../command-error.ts';
import { say } from '../terminal.ts';
import { examine } from './examine.ts';

export const doctorCommand: Command = {
  name: 'doctor',
  usage: 'doctor',
  meaning: 'looks whether all is well, the audit log too; ends with 1 if something is wrong',
  options: {},
  run: async ({ env }) => {
    const findings = await examine(loadConfig(env));
    for (const { isWell, sentence } of findings) say(`${isWell ? 'well ' : 'WRONG'}  ${sentence}`);
    const wrong = findings.filter(({ isWell }) => !isWell).length;
    if (wrong > 0) throw new CommandError(`${wrong} of ${findings.length} are wrong.`);
  },
};
