import type { TrendQuestion } from './question.ts';
import { type Sum, sumOf } from './region-sums.ts';
import type { SaidBy } from './said.ts';
import { type Simulated, simulated } from './warning/simulated.ts';
import { type Warning, warn } from './warning/warn.ts';

/** A warning, and how often its method warns of nothing; null where no method fits. */
export interface RegionWarning extends Warning {
  readonly falseAlarms: Simulated | null;
}

/** What early warning finds in the region's series of each code. */
export interface RegionWarnings {
  /** The last period of which anything was told. */
  readonly period: string;
  /** So many towns the series are of: those that told every period of the last years. */
  readonly towns: number;
  readonly codes: Readonly<Record<string, RegionWarning>>;
}

const PER_YEAR = { month: 12, quarter: 4 } as const;
/** A town counts in a series when it told so many periods before the last one, or all there are. */
const STEADY = { month: 12, quarter: 8 } as const;

/**
 * Early warning on series of the same towns throughout, so that a new member or a silent one is
 * no rise or fall. Rolling years overlap, so they are not looked at: null.
 * @param all - by period, in order, the sums over every town that told anything
 */
export function regionWarnings(
  { span, table }: TrendQuestion,
  said: ReadonlyMap<string, SaidBy>,
  all: ReadonlyMap<string, ReadonlyMap<string, Sum> | undefined>,
): RegionWarnings | null {
  const periods = [...all.keys()];
  const last = periods.findLastIndex((period) => said.has(period));
  const period = periods[last];
  if (span === 'year' || period === undefined) return null;
  const until = periods.slice(0, last + 1);
  const steady = steadyTowns(
    until.map((it) => said.get(it)),
    STEADY[span],
  );
  const sums = until.map((it) => {
    const by = said.get(it);
    return by?.size === steady.length && steady.every((id) => by.has(id))
      ? all.get(it)
      : sumOfAll(by, steady, table);
  });
  const series = (code: string) =>
    sums.map((sum) => {
      const of = sum?.get(code);
      return of ? { low: of.visible, high: of.high } : null;
    });
  const perYear = PER_YEAR[span];
  const codes = [...(sums.at(-1)?.keys() ?? [])].map((code): [string, RegionWarning] => {
    const found = warn({ perYear, values: series(code) });
    const { method, expected } = found;
    const falseAlarms = method && expected ? simulated(method, perYear, expected.low) : null;
    return [code, { ...found, falseAlarms }];
  });
  return { period, towns: steady.length, codes: Object.fromEntries(codes) };
}

function steadyTowns(known: readonly (SaidBy | undefined)[], before: number): string[] {
  const recent = known.slice(-1 - before);
  return [...(recent.at(-1)?.keys() ?? [])].filter((id) => recent.every((by) => by?.has(id)));
}

/** Undefined where one of them told nothing. */
function sumOfAll(
  by: SaidBy | undefined,
  towns: readonly string[],
  table: TrendQuestion['table'],
): Map<string, Sum> | undefined {
  const said = towns.flatMap((id) => by?.get(id) ?? []);
  return said.length === towns.length && said.length > 0 ? sumOf(said, table) : undefined;
}
