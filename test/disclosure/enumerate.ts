import { type Line, linesOf, type Publication, type Range, type Sum } from './publication.ts';

const MOST_STEPS = 50_000;

/**
 * What can be inferred about every hidden number, by trying all whole numbers. Slow and simple on
 * purpose: the attacker's arithmetic is held against it. Undefined when there is too much to try.
 */
export function enumerateRanges(publication: Publication): Range[] | undefined {
  const { unknowns, numbers, most } = publication;
  const checks = Array.from({ length: unknowns }, (_, unknown) =>
    checksAt(linesOf(publication), unknown),
  );
  const hidden = numbers.filter(({ value }) => value === null);
  const found = hidden.map(({ name }) => ({ name, low: Number.POSITIVE_INFINITY, high: -1 }));
  const values = Array.from({ length: unknowns }, () => 0);
  let steps = 0;

  const note = () => {
    for (const [index, range] of found.entries()) {
      const value = totalOf(hidden[index]?.sum ?? [], values);
      range.low = Math.min(range.low, value);
      range.high = Math.max(range.high, value);
    }
  };
  const choose = (unknown: number): void => {
    const check = checks[unknown];
    if (check === undefined) {
      note();
      return;
    }
    for (let value = 0; value <= most && steps <= MOST_STEPS; value += 1) {
      steps += 1;
      values[unknown] = value;
      if (!check.growing.every((line) => totalOf(line.sum, values) <= line.most)) break;
      if (check.ending.every((line) => holds(line, values))) choose(unknown + 1);
    }
    values[unknown] = 0;
  };
  choose(0);
  return steps > MOST_STEPS ? undefined : found;
}

/** Lines that are complete once an unknown is chosen, and those that can only grow with it. */
function checksAt(lines: readonly Line[], unknown: number) {
  const about = lines.filter(({ sum }) => sum.some(([one]) => one === unknown));
  return {
    ending: about.filter(({ sum }) => sum.every(([one]) => one <= unknown)),
    growing: about.filter(({ sum }) => sum.every(([, times]) => times > 0)),
  };
}

function holds({ sum, least, most }: Line, values: readonly number[]): boolean {
  const value = totalOf(sum, values);
  return value >= least && value <= most;
}

/** What is not chosen yet counts as zero. */
function totalOf(sum: Sum, values: readonly number[]): number {
  return sum.reduce((all, [unknown, times]) => all + times * (values[unknown] ?? 0), 0);
}
