import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { Refusal } from '../../system/problem.ts';
import { COMMON_WORDS } from './common-words.ts';
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from './password.ts';

/** Fewer guesses than this are too few against a stolen database, at 64 MiB of memory each. */
const ENOUGH_GUESSES = 1e10;
/** Shorter pieces of a name say nothing: they are in every password. */
const SHORTEST_PIECE = 3;

const LONGEST_JUDGED = 64;

let estimate: Promise<ZxcvbnFactory> | undefined;

/** 49,000 passwords that people use take memory: they are read when somebody first chooses one. */
async function loadEstimate(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  return new ZxcvbnFactory({
    dictionary: { ...dictionary, common: [...COMMON_WORDS] },
    graphs: adjacencyGraphs,
    // what comes after cannot make it easier, and looking would take the machine's time
    maxLength: LONGEST_JUDGED,
  });
}

/**
 * Refuses a password that is short or easy to guess: passwords and words that people use, names that are known about the
 * person and the node, repetition, dates, walks over the keyboard. Nothing is asked about its
 * composition (NIST SP 800-63B-4 §3.1.1.2, OWASP ASVS 5.0 V6.2).
 * @param known names to which somebody who guesses would turn first
 * @throws Refusal password-weak
 */
export async function requireStrong(password: string, known: readonly string[]): Promise<void> {
  const normal = password.normalize('NFKC');
  const fits = normal.length >= PASSWORD_MIN_LENGTH && normal.length <= PASSWORD_MAX_LENGTH;
  if (!fits) throw new Refusal('password-weak');
  estimate ??= loadEstimate();
  const strength = await estimate;
  const names = [...new Set(known.flatMap(pieces))];
  // a dash between two names makes them no harder to guess
  for (const read of [normal, normal.replace(/[^\p{L}\p{N}]/gu, '')]) {
    if (strength.check(read, names).guesses < ENOUGH_GUESSES) throw new Refusal('password-weak');
  }
}

function pieces(name: string): string[] {
  const lower = name.normalize('NFKC').toLowerCase();
  return [lower, ...lower.split(/[^\p{L}\p{N}]+/u)].filter((one) => one.length >= SHORTEST_PIECE);
}
