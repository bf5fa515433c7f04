import { randomInt } from 'node:crypto';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Letters and digits that are hard to confuse when read aloud. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** A password of 20 letters and digits: about 99 bits. */
export function newPassword(): string {
  const letters = Array.from({ length: 20 }, () => LETTERS[randomInt(LETTERS.length)]);
  return letters.join('').match(/.{5}/g)?.join('-') ?? '';
}

let piped: AsyncIterator<string> | undefined;

/** Asks for a password without showing it; from a pipe, it is the next line. */
export async function askPassword(question: string): Promise<string> {
  if (!process.stdin.isTTY) {
    piped ??= createInterface({ input: process.stdin })[Symbol.asyncIterator]();
    const line = await piped.next();
    return line.done ? '' : line.value;
  }
  process.stdout.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
  const answer = await terminal.question('');
  terminal.close();
  process.stdout.write('\n');
  return answer;
}
