const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

/** How long to wait after a failed delivery, in milliseconds; `chance` is in [0, 1). */
export type BackoffPolicy = (attempts: number, chance: number) => number;

/**
 * Full-jitter exponential backoff: anywhere between one second and 2 s · 2^attempts, at most an
 * hour. Chance is an argument so that a test needs no clock and no dice.
 *
 * @param attempts tries made so far, 1 after the first
 */
export const fullJitter: BackoffPolicy = (attempts, chance) => {
  const ceiling = Math.min(HOUR, 2 * SECOND * 2 ** Math.min(attempts, 30));
  return Math.max(SECOND, Math.floor(ceiling * chance));
};

/**
 * The wait that a `Retry-After` header asks for (RFC 9110 §10.2.3: seconds or a date), held
 * between one second and one hour; undefined when the header says nothing that can be read.
 */
export function retryAfter(header: string | undefined, now: Date): number | undefined {
  if (header === undefined) return undefined;
  const value = header.trim();
  const wait = /^\d+$/.test(value) ? Number(value) * SECOND : Date.parse(value) - now.getTime();
  if (Number.isNaN(wait)) return undefined;
  return Math.min(HOUR, Math.max(SECOND, wait));
}
