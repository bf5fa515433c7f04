const HALVINGS = 60;

/** A number between two, both known. */
export interface Between {
  readonly low: number;
  readonly high: number;
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The sample standard deviation. */
export function deviation(values: readonly number[]): number {
  const middle = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}

/** The corners of a box: every choice of the least or the most of each hidden number. */
export function* corners(box: readonly Between[]): Generator<number[]> {
  const open = box.flatMap(({ low, high }, index) => (low === high ? [] : [index]));
  for (let choice = 0; choice < 2 ** open.length; choice += 1) {
    const isHigh = new Map(open.map((index, bit) => [index, Math.floor(choice / 2 ** bit) % 2]));
    yield box.map(({ low, high }, index) => (isHigh.get(index) === 1 ? high : low));
  }
}

/**
 * The least deviation that numbers in a box can have: all as near to one point as they can be,
 * where that point is their own mean. The sum of squares is convex, so this is its one minimum.
 */
export function leastDeviation(box: readonly Between[]): number {
  const near = (point: number) => box.map(({ low, high }) => Math.min(Math.max(point, low), high));
  let from = Math.min(...box.map(({ low }) => low));
  let to = Math.max(...box.map(({ high }) => high));
  for (let step = 0; step < HALVINGS; step += 1) {
    const point = (from + to) / 2;
    if (mean(near(point)) > point) from = point;
    else to = point;
  }
  return deviation(near((from + to) / 2));
}
