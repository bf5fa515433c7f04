/** How long something still lasts, in steps that are worth saying aloud. */
export interface TimeLeft {
  unit: 'minutes' | 'seconds';
  count: number;
}

const MINUTE_MS = 60_000;
const STEP_S = 10;

/** Whole minutes, and in the last one tens of seconds, both rounded up; never below zero. */
export function timeLeft(ms: number): TimeLeft {
  if (ms > MINUTE_MS) return { unit: 'minutes', count: Math.ceil(ms / MINUTE_MS) };
  const seconds = Math.ceil(Math.max(0, ms) / (STEP_S * 1000)) * STEP_S;
  return { unit: 'seconds', count: seconds };
}
