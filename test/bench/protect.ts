import {
  type CountedQuarter,
  countedQuarters,
  linkedCounts,
  nextPeriod,
  type Period,
} from '@nabij/protocol';
import { countRows } from '../../packages/node/src/counts/count-quarter.ts';
import { audit } from '../../packages/node/src/disclosure/audit.ts';
import { type Cell, isSmall, type Model } from '../../packages/node/src/disclosure/model.ts';
import { protect } from '../../packages/node/src/disclosure/protect.ts';
import { loadSolver, type Solver } from '../../packages/node/src/disclosure/solver.ts';
import { lossOf, smallTables } from './protect-small.ts';
import { chance, townRows } from './protect-town.ts';

const POPULATIONS = [3_000, 30_000, 150_000] as const;
const THRESHOLD = 5;
/** For comparing what to hide: in the last quarter, and in those before it. */
const SECONDS = 20;
const EARLIER_SECONDS = 3;
/** Five years. */
const QUARTERS = 20;

/** Seconds and losses of protecting and auditing every quarter of towns with a growing history. */
export async function bench(print: (row: object) => void): Promise<void> {
  const solver = await loadSolver();
  const only = process.argv[3];
  print({ bench: 'protect', ...smallTables(solver) });
  for (const population of POPULATIONS.filter((it) => only === undefined || it === Number(only))) {
    history(solver, population, (row) => print({ bench: 'protect', population, ...row }));
  }
}

function history(solver: Solver, population: number, print: (row: object) => void): void {
  const periods = Array.from({ length: QUARTERS }).reduce<Period[]>(
    (list) => [...list, list.length === 0 ? '2021-Q4' : nextPeriod(list.at(-1) ?? '2021-Q4')],
    [],
  );
  const rows = townRows(population, periods, chance(population));
  const quarters = countedQuarters(periods);
  const published = new Map<string, number | null>();
  for (const [at, quarter] of quarters.entries()) {
    const counted = countRows(rows, quarter);
    const free = (address: string): Cell | undefined => {
      const exact = counted.get(address);
      if (exact === undefined) return undefined;
      return { id: address, state: 'free', value: exact.value, people: exact.people };
    };
    const model = modelOf(quarters.slice(0, at + 1), { free, published, most: population });
    const limit = at === quarters.length - 1 ? SECONDS : EARLIER_SECONDS;
    const hidden = measure(solver, { model, limit }, (row) =>
      print({ period: quarter.period, ...row }),
    );
    model.cells.forEach((cell, index) => {
      if (cell.state === 'free') published.set(cell.id, hidden[index] ? null : cell.value);
    });
  }
}

interface Known {
  readonly free: (address: string) => Cell | undefined;
  readonly published: ReadonlyMap<string, number | null>;
  readonly most: number;
}

function modelOf(quarters: readonly CountedQuarter[], { free, published, most }: Known): Model {
  const { addresses, relations } = linkedCounts(quarters);
  const cells = addresses.map((address): Cell => {
    const before = published.get(address);
    if (before === undefined) return free(address) ?? { id: address, state: 'free', value: 0 };
    return { id: address, state: before === null ? 'hidden' : 'shown', value: before };
  });
  return { cells, relations, threshold: THRESHOLD, most };
}

function measure(
  solver: Solver,
  { model, limit }: { model: Model; limit: number },
  print: (row: object) => void,
): readonly boolean[] {
  const worked = process.cpuUsage();
  const start = performance.now();
  const made = protect(solver, model, { seconds: limit });
  const between = performance.now();
  const found = audit(solver, model, { hidden: made.hidden, seconds: 300 });
  const end = performance.now();
  const { user, system } = process.cpuUsage(worked);
  const free = model.cells.filter(({ state }) => state === 'free');
  const small = free.filter((cell) => isSmall(cell, model.threshold));
  print({
    cells: model.cells.length,
    relations: model.relations.length,
    free: free.length,
    notZero: free.filter(({ value }) => value !== 0).length,
    small: small.length,
    hidden: made.hidden.filter(Boolean).length,
    how: made.how,
    lost: made.lost,
    atLeast: Math.ceil(made.atLeast - 1e-6),
    lostByThreshold: lossOf(small),
    protectSeconds: seconds(between - start),
    auditSeconds: seconds(end - between),
    cpuSeconds: seconds((user + system) / 1000),
    ok: found.ok,
    tooNarrow: found.tooNarrow.length,
    unsettled: found.unsettled.length,
    megabytes: Math.round(process.memoryUsage.rss() / 2 ** 20),
  });
  return made.hidden;
}

function seconds(milliseconds: number): number {
  return Math.round(milliseconds / 10) / 100;
}
