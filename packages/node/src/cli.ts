#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { explained } from './explained.ts';
import { UsageError } from './operator/command.ts';
import { COMMANDS } from './operator/commands.ts';

const [name = 'help', ...rest] = process.argv.slice(2);

async function main(): Promise<void> {
  const command = COMMANDS.find((it) => it.name === name);
  if (!command) throw new UsageError();
  const { values, positionals } = parseArgs({
    args: rest,
    allowPositionals: true,
    options: command.options,
  });
  await command.run({ env: process.env, values, positionals });
}

function help(): string {
  const lines = COMMANDS.map((it) => `  nabij ${it.usage.padEnd(52)} ${it.meaning}`);
  return ['Usage:', ...lines, ''].join('\n');
}

await main().catch((error: unknown) => {
  const misused = error instanceof UsageError || (error instanceof TypeError && 'code' in error);
  process.stderr.write(misused ? help() : `${explained(error)}\n`);
  process.exitCode = misused ? 2 : 1;
});
