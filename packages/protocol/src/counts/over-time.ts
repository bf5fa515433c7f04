import type { Period } from '../period.ts';
import { addressIn } from './addresses.ts';
import { type Block, cellsOf } from './blocks.ts';
import { rollingYear } from './spans.ts';
import { type Statement, sums } from './statement.ts';

/** Every table of the quarters that are looked at together, by quarter. */
export type Timeline = ReadonlyMap<Period, readonly Block[]>;

/** A quarter is its three months, and a rolling year its four quarters. */
export function timeStatements(timeline: Timeline): Statement[] {
  return [...timeline].flatMap(([quarter, blocks]) => {
    const bySpan = Map.groupBy(blocks, ({ span }) => span);
    const months = ['month-1', 'month-2', 'month-3'] as const;
    const quarters = (bySpan.get('quarter') ?? []).flatMap((whole) => {
      const parts = months.map((span) => sameTable(bySpan.get(span), whole));
      return parts.some((part) => part !== undefined) ? inTime(whole, parts) : [];
    });
    const years = (bySpan.get('year') ?? []).flatMap((whole) => {
      const parts = rollingYear(quarter).map((it) => quarterOf(timeline, it, whole));
      return whole.table === 'people' ? peopleInTime(whole, parts) : inTime(whole, parts);
    });
    return [...quarters, ...years, ...peopleOfYears(timeline, quarter)];
  });
}

/**
 * Each case is counted in one part only. A part that is not looked at, or has no cell for what
 * its cases can carry, leaves a rest.
 */
function inTime(whole: Block, parts: readonly (Block | undefined)[]): Statement[] {
  return cellsOf(whole).flatMap((codes) => {
    const cells = parts.map((part) => cellIn(part, codes));
    const exact = parts.every((part, i) => cells[i] !== undefined || cannotCount(part, codes));
    const known = cells.filter((cell) => cell !== undefined);
    if (known.length === 0 && !exact) return [];
    return [sums(known, exact ? '=' : '<=', [addressIn(whole, codes)])];
  });
}

function cellIn(part: Block | undefined, codes: readonly string[]): string | undefined {
  const has = part?.axes.every((axis, i) => axis.cells.has(codes[i] ?? ''));
  return part && has ? addressIn(part, codes) : undefined;
}

/** Whether no case of the part can stand in this cell: its code was made for a later version. */
function cannotCount(part: Block | undefined, codes: readonly string[]): boolean {
  return codes.some((code, i) => part?.axes[i]?.carried.has(code) === false);
}

/** The same people may come in several quarters: no sum, but never fewer than in one of them. */
function peopleInTime(year: Block, quarters: readonly (Block | undefined)[]): Statement[] {
  const whole = addressIn(year, []);
  const parts = quarters.flatMap((part) => (part ? [addressIn(part, [])] : []));
  const each = parts.map((part) => sums([part], '<=', [whole]));
  return parts.length === quarters.length ? [...each, sums([whole], '<=', parts)] : each;
}

/** Two rolling years next to one another differ by the people of the outer quarters at most. */
function peopleOfYears(timeline: Timeline, quarter: Period): Statement[] {
  const years = (timeline.get(quarter) ?? []).filter(isPeopleOfYear);
  return years.flatMap((later) => {
    const [, , before] = rollingYear(quarter);
    const earlier = sameTable(timeline.get(before)?.filter(isPeopleOfYear), later);
    const first = earlier && quarterOf(timeline, rollingYear(before)[0], later);
    const last = quarterOf(timeline, quarter, later);
    if (!earlier || !first || !last) return [];
    const [one, two] = [addressIn(earlier, []), addressIn(later, [])];
    return [
      sums([one], '<=', [two, addressIn(first, [])]),
      sums([two], '<=', [one, addressIn(last, [])]),
    ];
  });
}

function isPeopleOfYear({ span, table }: Block): boolean {
  return span === 'year' && table === 'people';
}

function quarterOf(timeline: Timeline, quarter: Period, like: Block): Block | undefined {
  const blocks = timeline.get(quarter)?.filter(({ span }) => span === 'quarter');
  return sameTable(blocks, like);
}

function sameTable(blocks: readonly Block[] | undefined, like: Block): Block | undefined {
  return blocks?.find(({ measure, table }) => measure === like.measure && table === like.table);
}
