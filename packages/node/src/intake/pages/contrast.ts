/** Two colours of a face that stand on one another, and how far apart they must be. */
export interface Pair {
  readonly front: string;
  readonly back: string;
  readonly least: number;
}

/** Text, and what is no text but must be seen (WCAG 2.2, 1.4.3 and 1.4.11). */
const TEXT = 4.5;
const SHAPE = 3;

/** What stands on what, in the citizen's pages and at the desk; names without `--nabij-color-`. */
const TEXT_ON: Readonly<Record<string, readonly string[]>> = {
  paper: ['ink', 'ink-soft', 'link', 'accent', 'problem', 'good', 'new'],
  surface: ['ink', 'ink-soft', 'link', 'accent', 'accent-strong', 'problem', 'good', 'new'],
  sunken: ['ink', 'ink-soft', 'link', 'accent', 'problem'],
  accent: ['on-accent', 'surface'],
  'accent-strong': ['on-accent', 'surface'],
  'accent-soft': ['ink', 'ink-soft', 'link', 'accent', 'accent-strong'],
  problem: ['surface'],
  'problem-soft': ['ink', 'problem', 'link'],
  'new-soft': ['ink', 'new'],
  'waiting-soft': ['ink', 'waiting'],
  'good-soft': ['ink', 'good'],
  'focus-halo': ['ink'],
};
const SHAPE_ON: Readonly<Record<string, readonly string[]>> = {
  paper: ['line-strong', 'focus', 'accent'],
  surface: ['line-strong', 'focus', 'accent', 'problem', 'ink'],
  accent: ['focus-halo'],
  problem: ['focus-halo'],
};

/** Every pair that the pages use. */
export const PAIRS: readonly Pair[] = [...pairs(TEXT_ON, TEXT), ...pairs(SHAPE_ON, SHAPE)];

/** A pair that is too close. */
export interface TooClose extends Pair {
  /** From 1 to 21. */
  readonly contrast: number;
}

/** The pairs of a face that some people cannot tell apart. */
export function tooClose(colours: ReadonlyMap<string, string>): TooClose[] {
  const colour = (name: string) => colours.get(`--nabij-color-${name}`) ?? '';
  return PAIRS.map((pair) => ({
    ...pair,
    contrast: contrast(colour(pair.front), colour(pair.back)),
  })).filter(({ contrast: found, least }) => !(found >= least));
}

/**
 * Contrast ratio of two colours (WCAG 2.2).
 * @param a like #abc or #aabbcc
 * @returns from 1, the same, to 21, black on white; NaN if one is no such colour
 */
export function contrast(a: string, b: string): number {
  const [less = 0, more = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (more + 0.05) / (less + 0.05);
}

/** Relative luminance (WCAG 2.2), from 0 to 1. */
function luminance(colour: string): number {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(colour);
  const full = short ? short.slice(1).map((digit) => digit + digit) : pairsOfDigits(colour);
  const [red = Number.NaN, green = Number.NaN, blue = Number.NaN] = full
    .map((digits) => Number.parseInt(digits, 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function pairsOfDigits(colour: string): string[] {
  return /^#[0-9a-f]{6}$/i.test(colour) ? (colour.slice(1).match(/../g) ?? []) : [];
}

function pairs(table: Readonly<Record<string, readonly string[]>>, least: number): Pair[] {
  return Object.entries(table).flatMap(([back, fronts]) =>
    fronts.map((front) => ({ front, back, least })),
  );
}
