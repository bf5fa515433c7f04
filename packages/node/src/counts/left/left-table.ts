import { parseAddress, type QuarterRelease, readRelease, valuesOf } from '@nabij/protocol';
import type { SheetCell } from '../../system/sheet.ts';

const HEAD = ['release', 'measure', 'over', 'table', 'code_1', 'code_2', 'count', 'status'];

/**
 * Every number of these releases as a row, the earliest release first. A hidden number has no count
 * and the status `hidden`, so that nobody takes it for zero.
 */
export function leftTable(bodies: readonly string[]): SheetCell[][] {
  const releases = bodies.flatMap((body) => readRelease(JSON.parse(body)) ?? []);
  return [HEAD, ...releases.flatMap(rowsOf)];
}

function rowsOf(release: QuarterRelease): SheetCell[][] {
  return [...valuesOf(release)].flatMap(([address, count]) => {
    const parts = parseAddress(address);
    if (parts === undefined) return [];
    const { measure, period: over, table, codes } = parts;
    const [first = null, second = null] = codes;
    const status = count === null ? 'hidden' : 'shown';
    return [[release.period, measure, over, table, first, second, count, status]];
  });
}
