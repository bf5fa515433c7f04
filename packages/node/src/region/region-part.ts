import { periodOf } from '@nabij/protocol';
import type { Changes } from './changes-store.ts';
import { type Dated, type Ground, type Meaning, meaningOf, stepBack } from './compared.ts';
import { keptFor } from './keep-newest.ts';
import { readTotals } from './quarter-totals.ts';
import type { TrendQuestion } from './question.ts';
import { type Sum, sumsOf } from './region-sums.ts';
import type { Reporting } from './reporting.ts';
import type { Region } from './said.ts';
import { isDue, type SpanPeriod, spanPeriods } from './span-periods.ts';
import { type RegionWarnings, regionWarnings } from './warnings.ts';

/** The region's number of one code in one period, with what is missing from it. */
export interface RegionCell extends Meaning {
  visible: number;
  /** Of which a release came, whatever it hides. */
  toldTowns: number;
  hiddenTowns: number;
  silentTowns: number;
}

/** What is said of a region as a whole; the same whichever towns are looked at beside it. */
export interface RegionPart {
  readonly periods: readonly SpanPeriod[];
  readonly codes: readonly string[];
  readonly region: Record<string, Record<string, RegionCell>>;
  readonly warnings: RegionWarnings | null;
  /** The two above as JSON, which for a table with two dimensions takes longer than all else. */
  json(): { readonly region: string; readonly warnings: string };
}

/** What a part is made of. */
interface PartParts {
  readonly declared: readonly string[];
  readonly reporting: Reporting;
  readonly changes: Changes;
  readonly now: Date;
}

/** Questions: more than the pages of a region ask. */
const parts = keptFor<RegionPart>(150);

/** The region's part of a trend, kept until something arrives, leaves or is over. */
export function regionPart(
  region: Region,
  question: TrendQuestion,
  from: PartParts,
): Promise<RegionPart> {
  const { measure, table, span, code = '' } = question;
  const madeOf = `${periodOf(from.now)} ${from.changes.all}`;
  const key = [measure, table, span, code].join(' ');
  return parts(region.db).get(key, madeOf, () => makePart(region, question, from));
}

async function makePart(
  region: Region,
  question: TrendQuestion,
  { declared, reporting, changes }: PartParts,
): Promise<RegionPart> {
  const totals = await readTotals(region, question, changes);
  const periods = spanPeriods(question.span, reporting.closed, (period) => totals.has(period));
  const sums = periods.map(({ period }) => {
    const told = totals.get(period);
    return told ? sumsOf(told) : nothingOf(declared);
  });
  const grounds = periods.map((at) => groundOf(at, question, reporting));
  const cells = regionCells({ periods, grounds, sums, question, reporting });
  const warnings = await regionWarnings(region, question, { periods, totals, reporting });
  let json: ReturnType<RegionPart['json']> | undefined;
  return {
    periods,
    codes: [...new Set([...declared, ...sums.flatMap((sum) => [...sum.keys()])])],
    region: cells,
    warnings,
    json: () => {
      json ??= { region: JSON.stringify(cells), warnings: JSON.stringify(warnings) };
      return json;
    },
  };
}

/** Of a period of which nobody told anything. */
function nothingOf(codes: readonly string[]): Map<string, Sum> {
  return new Map(codes.map((code) => [code, { visible: 0, hiddenTowns: 0, high: 0 }]));
}

/** How many towns are silent, and how many people live where something was told. */
function groundOf(
  at: SpanPeriod,
  { span }: TrendQuestion,
  { towns, expected, whoTold }: Reporting,
): Ground {
  const told = whoTold(span, at);
  let silentTowns = 0;
  let population: number | null = 0;
  for (const town of towns) {
    if (told?.has(town.id)) {
      population =
        population === null || town.population === null ? null : population + town.population;
    } else if (isDue(expected.get(town.id), at)) silentTowns += 1;
  }
  return { toldTowns: told?.size ?? 0, silentTowns, population };
}

interface CellParts {
  periods: readonly SpanPeriod[];
  grounds: readonly Ground[];
  sums: readonly ReadonlyMap<string, Sum>[];
  question: TrendQuestion;
  reporting: Reporting;
}

function regionCells(of: CellParts): RegionPart['region'] {
  const { periods, grounds, sums, question, reporting } = of;
  const explain = meaningOf(question, reporting.ways);
  const dated = (i: number, code: string): Dated | undefined => {
    const [at, ground, sum] = [periods[i], grounds[i], sums[i]?.get(code)];
    if (!at || !ground || !sum) return undefined;
    return { at, ground, bounds: { low: sum.visible, high: sum.high } };
  };
  return Object.fromEntries(
    periods.map(({ period }, i) => {
      const cells = [...(sums[i] ?? [])].flatMap(([code, { visible, hiddenTowns }]) => {
        const one = dated(i, code);
        if (!one) return [];
        const { silentTowns, toldTowns } = one.ground;
        const meaning = explain(one, dated(i - stepBack(question.span), code));
        const cell: RegionCell = { visible, toldTowns, hiddenTowns, silentTowns, ...meaning };
        return [[code, cell] as const];
      });
      return [period, Object.fromEntries(cells)];
    }),
  );
}
