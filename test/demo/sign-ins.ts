import type { Readable } from 'node:stream';
import { totpCode } from '../../packages/node/src/access/second-step/totp.ts';
import type { NetworkNode } from '../network.ts';
import { receiptCodes } from './receipt-codes.ts';

const STEP_MS = 30_000;

/** The addresses and sign-ins, in a small table. */
export function addresses(coordinator: NetworkNode, towns: readonly NetworkNode[]): string {
  const rows = [coordinator, ...towns].flatMap((node) => {
    const isPoint = node !== coordinator;
    const [person] = node.plan.people;
    const where = isPoint ? `${node.url}/desk` : `${node.url}/region`;
    const signIn = [
      node.plan.env.NABIJ_NAME ?? '',
      where,
      person?.login ?? '',
      person?.password ?? '',
    ];
    return isPoint ? [signIn, ['  for citizens', `${node.url}/`, '', '']] : [signIn];
  });
  return table([['', 'address', 'sign-in', 'password'], ...rows]).join('\n');
}

/** Reports that somebody can come back to, each with its code; nothing where none was kept. */
export async function reports(file: string, towns: readonly NetworkNode[]): Promise<string> {
  const rows = await receiptCodes(file, towns);
  return rows.length === 0 ? '' : table([['report', 'code', 'address'], ...rows]).join('\n');
}

/** The second step of each sign-in: the code of this moment, as an authenticator app shows it. */
export function codes(nodes: readonly NetworkNode[], now: Date): string {
  const rows = nodes.flatMap(({ plan }) => {
    const [person] = plan.people;
    if (person?.totpSecret === undefined) return [];
    return [[person.login, totpCode(person.totpSecret, now), person.totpSecret]];
  });
  const until = new Date((Math.floor(now.getTime() / STEP_MS) + 1) * STEP_MS);
  const heading = `code until ${until.toLocaleTimeString('en-GB')}`;
  return table([['sign-in', heading, 'secret, for an authenticator app'], ...rows]).join('\n');
}

/** Calls back at every Enter, as long as somebody can type. @returns what ends it */
export function onEnter(input: Readable, then: () => void): () => void {
  input.on('data', then);
  // a terminal that went away is no reason to stop
  input.on('error', () => {});
  return () => void input.destroy();
}

function table(rows: readonly string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
