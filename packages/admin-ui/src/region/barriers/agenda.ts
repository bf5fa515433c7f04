import type { Barriers, BarrierTrend } from '../../api/barriers.ts';

type Cell = BarrierTrend['region'][string][string];

/** A number that may be more than is seen. */
export interface AtLeast {
  readonly count: number;
  /** Nothing of it is hidden or missing. */
  readonly isExact: boolean;
}

/** How a year is beside the year before; `unclear` where what is hidden may turn it round. */
export type Change = 'more' | 'fewer' | 'same' | 'unclear' | 'not-comparable' | 'first';

/** One rule on the region's agenda. */
export interface AgendaItem {
  readonly code: string;
  readonly times: AtLeast;
  readonly towns: AtLeast;
  readonly change: Change;
  readonly levels: readonly { readonly level: string; readonly times: AtLeast }[];
}

/** The rules of the highest visible number. */
export interface Top {
  readonly codes: readonly string[];
  readonly times: AtLeast;
  /** Whether no other rule can have got in the way as often, whatever is hidden or missing. */
  readonly isMost: boolean;
}

/** The rules that got in the way in the last four quarters, the most frequent first. */
export interface Agenda {
  /** The last quarter of the year that it is of. */
  readonly until: string;
  readonly silentTowns: number;
  readonly items: readonly AgendaItem[];
  /** Undefined where nothing is seen. */
  readonly top: Top | undefined;
  /** Rules of which nothing is seen, though something is hidden. */
  readonly onlyHidden: readonly string[];
}

/** So many rolling years lie between a year and the one that shares no quarter with it. */
const YEAR_BEFORE = 4;

/** What stands on the agenda; undefined while no town has told of a whole year. */
export function agendaOf({ rules, levels }: Barriers): Agenda | undefined {
  const period = rules.periods.at(-1);
  if (period === undefined) return undefined;
  const before = rules.periods.at(-1 - YEAR_BEFORE);
  const cells = rules.region[period] ?? {};
  const then = before === undefined ? undefined : rules.region[before];
  const items: AgendaItem[] = [];
  const onlyHidden: string[] = [];
  for (const [code, cell] of Object.entries(cells)) {
    if (cell.visible === 0) {
      if (cell.hiddenTowns > 0) onlyHidden.push(code);
      continue;
    }
    items.push({
      code,
      times: timesOf(cell),
      towns: townsOf(rules, { period, code, isComplete: cell.silentTowns === 0 }),
      change: changeOf(cell, then?.[code]),
      levels: levelsOf(levels, { period, code }),
    });
  }
  const [first] = Object.values(cells);
  return {
    until: period.split('..').at(-1) ?? period,
    silentTowns: first?.silentTowns ?? 0,
    items: items.toSorted((a, b) => b.times.count - a.times.count),
    top: topOf(cells),
    onlyHidden,
  };
}

function topOf(cells: Readonly<Record<string, Cell>>): Top | undefined {
  const all = Object.entries(cells);
  const most = Math.max(0, ...all.map(([, { visible }]) => visible));
  if (most === 0) return undefined;
  const tops = all.filter(([, { visible }]) => visible === most);
  const isExact = tops.every(([, cell]) => timesOf(cell).isExact);
  const isBelow = ({ bounds, silentTowns }: Cell) =>
    silentTowns === 0 && bounds.high !== null && bounds.high < most;
  return {
    codes: tops.map(([code]) => code),
    times: { count: most, isExact },
    isMost:
      (isExact || tops.length === 1) &&
      all.every(([, cell]) => cell.visible === most || isBelow(cell)),
  };
}

function timesOf({ visible, hiddenTowns, silentTowns }: Cell): AtLeast {
  return { count: visible, isExact: hiddenTowns === 0 && silentTowns === 0 };
}

function townsOf(
  { towns }: BarrierTrend,
  at: { period: string; code: string; isComplete: boolean },
): AtLeast {
  const told = towns
    .map(({ cells }) => cells[at.period])
    .filter((cells) => cells !== null && cells !== undefined)
    .map((cells) => cells[at.code]);
  return {
    count: told.filter((count) => (count ?? 0) > 0).length,
    isExact: at.isComplete && !told.includes(null),
  };
}

/** Only what holds whatever the hidden numbers are, and only where the node says it compares. */
export function changeOf(now: Cell, then: Cell | undefined): Change {
  if (then === undefined) return 'first';
  if (now.notComparable.length > 0) return 'not-comparable';
  const most = (cell: Cell) => cell.bounds.high ?? Number.POSITIVE_INFINITY;
  if (now.bounds.low > most(then)) return 'more';
  if (most(now) < then.bounds.low) return 'fewer';
  const isSure = now.bounds.low === most(now) && then.bounds.low === most(then);
  return isSure ? 'same' : 'unclear';
}

function levelsOf(
  { region }: BarrierTrend,
  { period, code }: { period: string; code: string },
): AgendaItem['levels'] {
  const start = `${code}/`;
  return Object.entries(region[period] ?? {})
    .filter(([name, { visible }]) => name.startsWith(start) && visible > 0)
    .map(([name, cell]) => ({ level: name.slice(start.length), times: timesOf(cell) }))
    .toSorted((a, b) => b.times.count - a.times.count);
}
