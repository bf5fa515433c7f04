import type { Period, QuarterRelease } from '@nabij/protocol';
import { type FigureCell, figureCells } from './figure-cells.ts';
import { canBeShown, meantBy, rounded } from './rounded.ts';
import { isSafe, tooNarrow } from './too-narrow.ts';
import type { YearSide } from './year-flow.ts';

/** A number as everybody sees it; null: fewer than ten, or protected. */
export type Figure = number | null;

/** The public numbers of one release, by address. */
export type ReleaseFigures = ReadonlyMap<string, Figure>;

/**
 * What everybody may see of releases of one calendar year, the earliest first: of each release in
 * its turn as much as leaves every other number of the page wide enough. What was shown once stays
 * shown, so a release never takes back what an earlier one gave; to show nothing new tells nothing
 * new. The same releases always give the same figures.
 * @throws RangeError for releases of more than one year
 */
export function figuresOf(releases: readonly QuarterRelease[]): Map<Period, ReleaseFigures> {
  const years = new Set(releases.map(({ period }) => period.slice(0, 4)));
  if (years.size > 1) throw new RangeError('Releases of more than one year');
  const shown = new Map<string, number>();
  const cells: FigureCell[] = [];
  return new Map(
    releases.map((release) => {
      const added = figureCells(release);
      cells.push(...added);
      for (const measure of ['received', 'closed'] as const) {
        decide({
          shown,
          added: added.filter((it) => it.measure === measure),
          side: {
            year: Number(release.period.slice(0, 4)),
            measure,
            cells: cells.filter((it) => it.measure === measure),
            known: (address) => {
              const figure = shown.get(address);
              return figure === undefined ? undefined : meantBy(figure);
            },
          },
        });
      }
      const figures = added.map(({ address }): [string, Figure] => [
        address,
        shown.get(address) ?? null,
      ]);
      return [release.period, new Map(figures)];
    }),
  );
}

interface Deciding {
  /** What is shown so far; what is decided is added. */
  readonly shown: Map<string, number>;
  readonly added: readonly FigureCell[];
  readonly side: YearSide;
}

/** Shows all that is large enough, and takes the cheapest back until all else is wide enough. */
function decide({ shown, added, side }: Deciding): void {
  const open: FigureCell[] = [];
  for (const cell of added) {
    if (cell.value === null || !canBeShown(cell.value)) continue;
    shown.set(cell.address, rounded(cell.value));
    open.push(cell);
  }
  open.sort((a, b) => lossOf(a) - lossOf(b));
  while (open.length > 0) {
    const [narrow] = tooNarrow(side);
    if (narrow === undefined) return;
    for (const cell of takenBack(narrow, open, { shown, side })) {
      shown.delete(cell.address);
      open.splice(open.indexOf(cell), 1);
    }
  }
}

/** The cheapest number without which the narrow one is wide; else its own table; else all. */
function takenBack(
  narrow: FigureCell,
  open: readonly FigureCell[],
  { shown, side }: Pick<Deciding, 'shown' | 'side'>,
): readonly FigureCell[] {
  const enough = open.find(({ address }) => {
    const figure = shown.get(address) ?? 0;
    shown.delete(address);
    const isEnough = isSafe(narrow, side);
    shown.set(address, figure);
    return isEnough;
  });
  if (enough) return [enough];
  const beside = open.find(
    ({ table, period, value }) => table === narrow.table && period === narrow.period && value !== 0,
  );
  return beside ? [beside] : open.slice();
}

const WORTH: Readonly<Record<string, number>> = { total: 12, subject: 6 };

/** What is lost with a number; a zero tells of nobody and loses least. */
function lossOf({ table, period, value }: FigureCell): number {
  const worth = (WORTH[table] ?? 3) * (period.includes('..') ? 2 : 1);
  return worth * (1 + (value ?? 0));
}
