/** Widths of digits and letters, as a share of the type size: a little more than they take. */
const LETTER = 0.62;

/** Round numbers from 0 up to the top, about four of them; whole ones if only these make sense. */
export function ticksTo(top: number, isWhole: boolean): number[] {
  const rough = top / 4;
  const step = isWhole ? Math.max(1, niceStep(rough)) : niceStep(rough);
  const many = Math.floor(top / step + 1e-9);
  // by division, so that no 0.30000000000000004 is written
  const parts = Math.round(1 / step);
  return Array.from({ length: many + 1 }, (_, i) => (step < 1 ? i / parts : i * step));
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factors = power >= 10 || power < 1 ? [1, 2, 2.5, 5] : [1, 2, 5];
  return (factors.find((factor) => factor * power >= rough * (1 - 1e-9)) ?? 10) * power;
}

/**
 * The periods that have room for their words, counted back from the newest, which always has.
 * @param width of the room in pixels, shared by all periods
 */
export function periodsWithRoom(
  words: ReadonlyMap<string, string>,
  { width, fontSize }: { width: number; fontSize: number },
): string[] {
  const periods = [...words.keys()];
  const letters = [...words.values()].flatMap((text) => text.split('\n')).map((it) => it.length);
  const wanted = (Math.max(1, ...letters) + 1) * LETTER * fontSize;
  const every = Math.max(1, Math.ceil(wanted / (width / Math.max(1, periods.length))));
  return periods.filter((_, at) => (periods.length - 1 - at) % every === 0);
}
