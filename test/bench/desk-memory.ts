import { loadavg } from 'node:os';
import { ratio } from './load.ts';

const MEBIBYTE = 2 ** 20;
const PARTS = 10;
const HOUR_MS = 3_600_000;

interface Look {
  readonly at: number;
  readonly rss: number;
  readonly heap: number;
  readonly load: number;
}

/**
 * A server's memory over time, in MiB. Garbage makes it go up and down, so what counts is the
 * lowest heap of each tenth of the time: what is really held. It must not grow in the second half.
 */
export class Memory {
  readonly #looks: Look[] = [];

  add({ rss, heapUsed }: { rss: number; heapUsed: number }): void {
    const look = { rss: rss / MEBIBYTE, heap: heapUsed / MEBIBYTE, load: loadavg()[0] ?? 0 };
    this.#looks.push({ at: performance.now(), ...look });
  }

  report() {
    const tenths = tenthsOf(this.#looks);
    const late = this.#looks.slice(Math.floor(this.#looks.length / 2));
    const floors = tenths.map((looks) => lowest(looks, 'heap'));
    const half = tenths.slice(PARTS / 2).map((looks) => {
      return { at: looks[0]?.at ?? 0, size: Math.min(...looks.map(({ heap }) => heap)) };
    });
    return {
      heapFloor: floors,
      rss: tenths.map((looks) => Math.round(looks.at(-1)?.rss ?? 0)),
      heapFloorPerHour: Math.round(slope(half)),
      rssPerHour: Math.round(slope(late.map(({ at, rss: size }) => ({ at, size })))),
      load: ratio(this.#looks.reduce((sum, { load }) => sum + load, 0) / this.#looks.length),
    };
  }
}

function tenthsOf(looks: readonly Look[]): Look[][] {
  const step = looks.length / PARTS;
  return Array.from({ length: PARTS }, (_, n) => {
    return looks.slice(Math.floor(n * step), Math.max(1, Math.floor((n + 1) * step)));
  }).filter((part) => part.length > 0);
}

function lowest(looks: readonly Look[], of: 'heap' | 'rss'): number {
  return Math.round(Math.min(...looks.map((look) => look[of])));
}

/** By least squares, in MiB an hour. */
function slope(points: readonly { at: number; size: number }[]): number {
  const mean = (values: number[]) => values.reduce((sum, it) => sum + it, 0) / values.length;
  const [at, size] = [mean(points.map((it) => it.at)), mean(points.map((it) => it.size))];
  const [up, over] = [
    mean(points.map((it) => (it.at - at) * (it.size - size))),
    mean(points.map((it) => (it.at - at) ** 2)),
  ];
  return over === 0 ? 0 : (up / over) * HOUR_MS;
}
