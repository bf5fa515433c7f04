import { CODE_VERSION, type Period, spanPeriod } from '@nabij/protocol';
import type { Changes } from './changes-store.ts';
import { spansOf, type TrendQuestion } from './question.ts';
import { type Total, type Totals, totalsOf } from './region-sums.ts';
import { type Region, readSaid } from './said.ts';
import { type KeptSum, type KeptSums, listSums, putSums } from './sums-store.ts';
import { listTable } from './trend-store.ts';

/** Raised when the same releases would be added up otherwise. */
const WAY_OF_ADDING = 1;

/**
 * What all towns told of a question, by period of its span; only periods of which somebody told.
 * What has left a town never changes, so a quarter is added up once, unless more arrives for it.
 */
export async function readTotals(
  region: Region,
  question: TrendQuestion,
  changes: Changes,
): Promise<Map<string, Totals>> {
  const madeOf = (quarter: Period) => `${WAY_OF_ADDING}/${CODE_VERSION}/${changes.of(quarter)}`;
  const kept = await listSums(region.db, question);
  const right = kept.filter((it) => it.madeOf === madeOf(it.period));
  const known = new Set(right.map(({ period }) => period));
  const quarters = changes.quarters.filter((quarter) => !known.has(quarter));
  const added = quarters.length === 0 ? [] : await addUp(region, question, quarters);
  const made = added.map((it) => ({ ...it, madeOf: madeOf(it.period) }));
  if (made.length > 0) await putSums(region.db, question, made);
  const told = [...right, ...made].filter(({ sums }) => sums.length > 0);
  return new Map(
    told.map(({ period, span, sums }) => [
      spanPeriod(period, span),
      new Map(sums.map(([code, ...of]) => [code, totalOf(of)])),
    ]),
  );
}

async function addUp(
  region: Region,
  question: TrendQuestion,
  quarters: readonly Period[],
): Promise<Omit<KeptSums, 'madeOf'>[]> {
  const said = await readSaid(region, question, (it) => listTable(region.db, it, { quarters }));
  return quarters.flatMap((period) =>
    spansOf(question.span).map((span) => {
      const by = said.get(spanPeriod(period, span));
      const totals = by ? totalsOf(by.values(), question.table) : new Map<string, Total>();
      return { period, span, sums: [...totals].map(([code, total]) => keptOf(code, total)) };
    }),
  );
}

function keptOf(code: string, total: Total): KeptSum {
  const { towns, visible, hiddenTowns, high, unbounded } = total;
  return [code, towns, visible, hiddenTowns, high, unbounded];
}

function totalOf([towns, visible, hiddenTowns, high, unbounded]: readonly [
  ...(readonly [number, number, number, number, number]),
]): Total {
  return { towns, visible, hiddenTowns, high, unbounded };
}
