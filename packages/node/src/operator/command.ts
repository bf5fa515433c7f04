import type { ParseArgsConfig } from 'node:util';
import type { Environment } from '../system/config.ts';

/** The words of a command were not right: its usage is shown. */
export class UsageError extends Error {}

export interface Invocation {
  env: Environment;
  values: Record<string, unknown>;
  positionals: string[];
}

/** One thing that an administrator can do from a terminal. */
export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly meaning: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  run(it: Invocation): Promise<void>;
}

/** What was given for an option that must be there. @throws UsageError */
export function text(it: Invocation, option: string): string {
  const value = it.values[option];
  if (typeof value !== 'string' || value.trim() === '') throw new UsageError();
  return value.trim();
}

/** The one word of a command that is no option. @throws UsageError */
export function word(it: Invocation): string {
  const [first, ...others] = it.positionals;
  if (!first || others.length > 0) throw new UsageError();
  return first;
}
