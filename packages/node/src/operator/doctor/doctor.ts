import { loadConfig } from '../../system/config.ts';
import { type Command, type Invocation, UsageError } from '../command.ts';
import { CommandError } from '../command-error.ts';
import { say } from '../terminal.ts';
import { withNode } from '../workplace.ts';
import { examine } from './examine.ts';
import type { Finding } from './finding.ts';
import { examineBetween } from './other/between.ts';

export const doctorCommand: Command = {
  name: 'doctor',
  usage: 'doctor [URL]',
  meaning: 'looks whether all is well here, or between this node and another; else ends with 1',
  options: {},
  run: async (it) => {
    const [address, ...others] = it.positionals;
    if (others.length > 0) throw new UsageError();
    conclude(await (address === undefined ? examine(loadConfig(it.env)) : between(it, address)));
  },
};

async function between({ env }: Invocation, address: string): Promise<Finding[]> {
  const entityId = address.trim().replace(/\/$/, '');
  if (!URL.canParse(entityId) || !/^https?:$/.test(new URL(entityId).protocol)) {
    throw new UsageError();
  }
  const findings: Finding[] = [];
  await withNode(env, async ({ federation, config }) => {
    const way = { allowLoopback: config.allowLoopbackHttp };
    const own = { ...federation, role: config.role };
    findings.push(...(await examineBetween(own, entityId, way)));
  });
  return findings;
}

/** @throws {CommandError} when something is wrong */
function conclude(findings: readonly Finding[]): void {
  for (const { isWell, sentence } of findings) say(`${isWell ? 'well ' : 'WRONG'}  ${sentence}`);
  const wrong = findings.filter(({ isWell }) => !isWell).length;
  if (wrong > 0) throw new CommandError(`${wrong} of ${findings.length} are wrong.`);
}
