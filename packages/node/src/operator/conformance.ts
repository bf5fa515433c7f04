import type { Needs, Row } from '../federation/conformance/case.ts';
import { conform } from '../federation/conformance/conform.ts';
import { lentSigner, NoTarget } from '../federation/conformance/target.ts';
import { type Command, type Invocation, text, UsageError, word } from './command.ts';
import { CommandError } from './command-error.ts';
import { say } from './terminal.ts';

const [NAME, SAID] = [34, 38];

export const conformanceCommand: Command = {
  name: 'conformance',
  usage: 'conformance URL [--as ENTITY-ID --key FILE]',
  meaning:
    'attacks the node at this address as the protocol says; keys, times and effects need --as: a member, or at a point another point',
  options: { as: { type: 'string' }, key: { type: 'string' } },
  run: async (it) => {
    const url = word(it).replace(/\/$/, '');
    if (!URL.canParse(url)) throw new UsageError();
    const rows = await conform(url, { sender: await senderOf(it), tell: show }).catch(asSentence);
    conclude(rows);
  },
};

async function senderOf(it: Invocation) {
  if (it.values.as === undefined && it.values.key === undefined) return undefined;
  const lent = { entityId: text(it, 'as'), keyFile: text(it, 'key') };
  return lentSigner(lent).catch(asSentence);
}

function asSentence(error: unknown): never {
  throw error instanceof NoTarget ? new CommandError(error.message) : error;
}

/** What is missing where a case was not tried. */
const MISSING: Readonly<Record<Exclude<Needs, 'anybody'>, string>> = {
  known: '--as somebody whom this node knows',
  point: '--as another point of its network',
};

function show({ name, expected, needs, answer, holds }: Row): void {
  const word = answer === undefined ? '–   ' : holds ? 'pass' : 'FAIL';
  const missing = needs === 'anybody' ? '' : `: needs ${MISSING[needs]}`;
  const came = answer ?? `not tried${missing}`;
  say(`${word}  ${name.padEnd(NAME)}  ${expected.padEnd(SAID)}  ${came}`);
}

/** @throws {CommandError} unless everything was tried and holds */
function conclude(rows: readonly Row[]): void {
  const failed = rows.filter(({ answer, holds }) => answer !== undefined && !holds).length;
  if (failed > 0) throw new CommandError(`${failed} of ${rows.length} do not hold.`);
  const untried = rows.filter(({ answer }) => answer === undefined);
  const left = (['known', 'point'] as const).flatMap((needs) => {
    const count = untried.filter((row) => row.needs === needs).length;
    return count > 0
      ? [`${count} were not tried: they need ${MISSING[needs]}, and its --key.`]
      : [];
  });
  if (left.length > 0) throw new CommandError(['What was tried holds.', ...left].join(' '));
  say(`All ${rows.length} hold.`);
}
