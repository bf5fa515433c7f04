import { cpus } from 'node:os';
import {
  countedQuarters,
  DECLARED,
  type DeclaredName,
  linkedCounts,
  nextPeriod,
  type Period,
  parseAddress,
} from '@nabij/protocol';
import { countRows } from '../../packages/node/src/counts/count-quarter.ts';
import { lossOf } from '../../packages/node/src/counts/losses.ts';
import { type Cell, isSmall, type Model } from '../../packages/node/src/disclosure/model.ts';
import { protect } from '../../packages/node/src/disclosure/protect.ts';
import { loadSolver, type Solver } from '../../packages/node/src/disclosure/solver.ts';
import { smallTables } from './protect-small.ts';
import { chance, townRows } from './protect-town.ts';

const POPULATIONS = [3_000, 30_000, 150_000] as const;
const THRESHOLD = 5;
/** For comparing what to hide, as at a point. */
const SECONDS = 60;
/** What leaves ties to chance. */
const SECRET = new Uint8Array(32);
const SPANS = ['month', 'quarter', 'year'] as const;

/** Of the numbers that are not zero: how many there are, how many leave, how many are not small. */
interface Tally {
  numbers: number;
  shown: number;
  notSmall: number;
}
type Tallies = Map<string, Tally>;

/**
 * How much of what towns count stays to be seen, table by table, beside hiding small numbers
 * alone, which is not safe. `quality POPULATION QUARTERS` measures one town, else all, for two
 * years.
 */
export async function bench(print: (row: object) => void): Promise<void> {
  const solver = await loadSolver();
  const only = process.argv[3];
  const quarters = Number(process.argv[4] ?? 8);
  print({ bench: 'quality', ...smallTables(solver) });
  const all = new Map<number, Tallies>();
  for (const population of POPULATIONS.filter((it) => only === undefined || it === Number(only))) {
    const tallies: Tallies = new Map();
    all.set(population, tallies);
    history(solver, { population, quarters }, (model, { hidden, how }) => {
      const cells = model.cells.flatMap((cell, i) => (cell.state === 'free' ? [{ cell, i }] : []));
      for (const { cell, i } of cells) add(tallies, cell, hidden[i] === true);
      print({ bench: 'quality', population, cells: model.cells.length, how });
    });
    for (const [place, tally] of tallies) print({ bench: 'quality', population, place, ...tally });
  }
  const [cpu] = cpus();
  const machine = `${cpus().length} × ${cpu?.model ?? ''}, Node ${process.version}`;
  const day = new Date().toISOString().slice(0, 10);
  print({ bench: 'quality', day, machine, quarters, markdown: markdown(all) });
}

type Made = Pick<ReturnType<typeof protect>, 'hidden' | 'how'>;

/** Protects quarter after quarter, as a town does. */
function history(
  solver: Solver,
  { population, quarters }: { population: number; quarters: number },
  each: (model: Model, made: Made) => void,
): void {
  const periods: Period[] = ['2021-Q4'];
  while (periods.length < quarters) periods.push(nextPeriod(periods.at(-1) ?? '2021-Q4'));
  const counted = countedQuarters(periods);
  const rows = townRows(population, periods, chance(population));
  const left = new Map<string, number | null>();
  for (const [at, quarter] of counted.entries()) {
    const exact = countRows(rows, quarter);
    const { addresses, relations } = linkedCounts(counted.slice(0, at + 1));
    const cells = addresses.map((id): Cell => {
      const shown = left.get(id);
      if (shown === undefined) {
        const count = exact.get(id) ?? { value: 0, people: 0 };
        return { id, ...count, state: 'free', loss: lossOf(id, count.value, SECRET) };
      }
      return { id, value: shown, state: shown === null ? 'hidden' : 'shown' };
    });
    const model = { cells, relations, threshold: THRESHOLD, most: population };
    const made = protect(solver, model, { seconds: SECONDS });
    each(model, made);
    cells.forEach(({ id, value, state }, i) => {
      if (state === 'free') left.set(id, made.hidden[i] ? null : value);
    });
  }
}

function add(tallies: Tallies, cell: Cell, isHidden: boolean): void {
  const at = parseAddress(cell.id);
  if (at === undefined || cell.value === 0) return;
  const span = at.period.includes('..') ? 'year' : at.period.includes('Q') ? 'quarter' : 'month';
  const place = `${at.table} ${span}`;
  const tally = tallies.get(place) ?? { numbers: 0, shown: 0, notSmall: 0 };
  tallies.set(place, tally);
  tally.numbers += 1;
  if (!isHidden) tally.shown += 1;
  if (!isSmall(cell, THRESHOLD)) tally.notSmall += 1;
}

/** One line for each table and period; of each town what leaves, and what is not small. */
function markdown(all: ReadonlyMap<number, Tallies>): string {
  const names = [...all.keys()].map((it) => it.toLocaleString('en'));
  const head = `| table | period | ${names.join(' | ')} |`;
  const lines = (Object.keys(DECLARED) as DeclaredName[]).flatMap((table) =>
    SPANS.flatMap((span) => {
      const its = [...all.values()].map((tallies) => tallies.get(`${table} ${span}`));
      if (its.every((it) => it === undefined)) return [];
      return [`| ${table} | ${span} | ${its.map(sharesOf).join(' | ')} |`];
    }),
  );
  const sums = SPANS.map((span) => {
    const its = [...all.values()].map((tallies) => sharesOf(sumOf(tallies, span)));
    return `| all tables | ${span} | ${its.join(' | ')} |`;
  });
  return [head, `|---|---|${names.map(() => '---').join('|')}|`, ...lines, ...sums].join('\n');
}

function sumOf(tallies: Tallies, span: string): Tally {
  const sum = { numbers: 0, shown: 0, notSmall: 0 };
  for (const [place, tally] of tallies) {
    if (!place.endsWith(` ${span}`)) continue;
    sum.numbers += tally.numbers;
    sum.shown += tally.shown;
    sum.notSmall += tally.notSmall;
  }
  return sum;
}

function sharesOf(tally: Tally | undefined): string {
  if (tally === undefined || tally.numbers === 0) return '–';
  const share = (part: number) => `${Math.round((100 * part) / tally.numbers)} %`;
  return `${share(tally.shown)} (${share(tally.notSmall)}) of ${tally.numbers}`;
}
