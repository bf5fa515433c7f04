import type { TrendQuestion } from './question.ts';
import { sumsOf, type Totals, totalsOf, without } from './region-sums.ts';
import type { Reporting } from './reporting.ts';
import { type Region, readSaid, type SaidBy } from './said.ts';
import type { SpanPeriod } from './span-periods.ts';
import { listTable } from './trend-store.ts';
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

/** What the series are made of. */
interface WarnedOf {
  readonly periods: readonly SpanPeriod[];
  /** By period, what every town that told anything told. */
  readonly totals: ReadonlyMap<string, Totals>;
  readonly reporting: Reporting;
}

/**
 * Early warning on series of the same towns throughout, so that a new member or a silent one is
 * no rise or fall. Rolling years overlap, so they are not looked at: null.
 */
export async function regionWarnings(
  region: Region,
  question: TrendQuestion,
  { periods, totals, reporting }: WarnedOf,
): Promise<RegionWarnings | null> {
  const { span } = question;
  const last = periods.findLastIndex(({ period }) => totals.has(period));
  const period = periods[last]?.period;
  if (span === 'year' || period === undefined) return null;
  const until = periods.slice(0, last + 1);
  const told = until.map((at) => reporting.whoTold(span, at));
  const steady = steadyTowns(told, STEADY[span]);
  const sums = await steadySums(region, question, { until, told, steady, totals });
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

type Towns = ReadonlySet<string> | undefined;

function steadyTowns(told: readonly Towns[], before: number): string[] {
  const recent = told.slice(-1 - before);
  return [...(recent.at(-1) ?? [])].filter((id) => recent.every((by) => by?.has(id)));
}

interface SteadyOf {
  readonly until: readonly SpanPeriod[];
  readonly told: readonly Towns[];
  readonly steady: readonly string[];
  readonly totals: ReadonlyMap<string, Totals>;
}

/**
 * Period by period what the steady towns told; undefined where one of them told nothing. Of their
 * numbers and those of all others the fewer are read, and taken alone or from the totals.
 */
async function steadySums(region: Region, question: TrendQuestion, of: SteadyOf) {
  const { until, told, steady, totals } = of;
  const isWhole = told.map(
    (by) => by !== undefined && steady.length > 0 && steady.every((id) => by.has(id)),
  );
  const isAll = (i: number) => told[i]?.size === steady.length;
  const asked = until.filter((_, i) => isWhole[i] === true && !isAll(i));
  const quarters = [...new Set(asked.flatMap((it) => it.quarters))];
  const among = new Set(steady);
  const others = new Set(told.flatMap((by) => [...(by ?? [])]).filter((id) => !among.has(id)));
  const isFewer = steady.length < others.size;
  const towns = isFewer ? steady : [...others];
  const said =
    quarters.length === 0
      ? new Map<string, SaidBy>()
      : await readSaid(region, question, (it) => listTable(region.db, it, { quarters, towns }));
  return until.map(({ period }, i) => {
    const all = totals.get(period);
    if (isWhole[i] !== true || all === undefined) return undefined;
    if (isAll(i)) return sumsOf(all);
    const some = totalsOf(said.get(period)?.values() ?? [], question.table);
    return sumsOf(isFewer ? some : without(all, some));
  });
}
