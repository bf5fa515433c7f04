import { createHistogram, type RecordableHistogram } from 'node:perf_hooks';
import { ratio } from './load.ts';

/** How long something took, in milliseconds, and how often it was done. */
export interface Spread {
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
  readonly times: number;
}

/**
 * Times by what was done. An hour of them takes no more memory than a minute: they are right to
 * three digits, and no single one is kept.
 */
export class Times {
  readonly #by = new Map<string, RecordableHistogram>();

  add(what: string, ms: number): void {
    const known = this.#by.get(what) ?? createHistogram();
    this.#by.set(what, known);
    known.record(Math.max(1, Math.round(ms * 1_000)));
  }

  /** Everything so far, what was done most often first. */
  all(): Record<string, Spread> {
    const spread = [...this.#by].map(([what, it]): [string, Spread] => {
      const at = (percent: number) => ratio(it.percentile(percent) / 1_000);
      const max = ratio(it.max / 1_000);
      return [what, { p50: at(50), p95: at(95), max, times: it.count }];
    });
    return Object.fromEntries(spread.sort(([, a], [, b]) => b.times - a.times));
  }
}
