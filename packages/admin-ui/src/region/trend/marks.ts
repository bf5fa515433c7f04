import type { RegionCell, TownCells } from '../../api/region.ts';

/** What is drawn for one quarter: a number, with what is missing on top, or no number at all. */
export interface Mark {
  period: string;
  /** undefined: there is no number to draw. */
  visible: number | undefined;
  /** Hidden and silent are drawn in their own way and said in words; never as zero. */
  hidden: boolean;
  silent: boolean;
  /** Written above the bar. */
  label: string;
}

/** The region: towns that show a number are added, the others stand on top as unknown. */
export function regionMark(period: string, cell: RegionCell | undefined, reporters: number): Mark {
  if (cell === undefined || reporters === 0) {
    return { period, visible: undefined, hidden: false, silent: cell !== undefined, label: '' };
  }
  const hidden = cell.hiddenTowns > 0;
  const silent = cell.silentTowns > 0;
  // Zero with something hidden is not zero: then there is no number to write.
  if (cell.visible === 0 && hidden)
    return { period, visible: undefined, hidden, silent, label: '' };
  return { period, visible: cell.visible, hidden, silent, label: plus(cell.visible, hidden) };
}

function plus(count: number, hidden: boolean): string {
  return hidden ? `${count}+` : String(count);
}

/** One town: a number, hidden, silent, or (undefined) not a member then. */
export function townMark(
  period: string,
  cells: TownCells | undefined,
  code: string,
): Mark | undefined {
  if (cells === undefined) return undefined;
  if (cells === null) return { period, visible: undefined, hidden: false, silent: true, label: '' };
  const count = cells[code];
  if (count === null || count === undefined) {
    return { period, visible: undefined, hidden: true, silent: false, label: '' };
  }
  return { period, visible: count, hidden: false, silent: false, label: String(count) };
}

/** The highest number that is drawn, at least 1, so that panels share one scale. */
export function topOf(panels: readonly (readonly Mark[])[]): number {
  return Math.max(1, ...panels.flat().map((mark) => mark.visible ?? 0));
}
