import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Says something that is not the result, where the result goes to standard output. */
export function remark(text: string): void {
  process.stderr.write(`${text}\n`);
}

let piped: AsyncIterator<string> | undefined;

/** Asks for a password or a code without showing it; from a pipe, it is the next line. */
export async function askSecret(question: string): Promise<string> {
  if (!process.stdin.isTTY) return nextLine();
  process.stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
  const answer = await terminal.question('');
  terminal.close();
  process.stderr.write('\n');
  return answer;
}

/** Asks for something that may be seen; from a pipe, it is the next line. */
export async function ask(question: string): Promise<string> {
  if (!process.stdin.isTTY) return nextLine();
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(question);
  terminal.close();
  return answer;
}

async function nextLine(): Promise<string> {
  piped ??= createInterface({ input: process.stdin })[Symbol.asyncIterator]();
  const line = await piped.next();
  return line.done ? '' : line.value;
}
