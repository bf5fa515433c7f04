import { axisX, axisY, barY, gridY, plot, ruleX, ruleY, text, tickY } from '@observablehq/plot';
import type { Mark } from './marks.ts';
import { periodsWithRoom, ticksTo } from './panel-scale.ts';

export interface PanelOptions {
  periods: readonly string[];
  marks: readonly Mark[];
  /** Highest number of all panels beside this one. */
  top: number;
  width: number;
  height: number;
  /** Whether the numbers are whole: how many, and not how many for each 10,000. */
  isWhole: boolean;
  /** The direction of reading: the oldest period stands where a line begins. */
  dir: 'ltr' | 'rtl';
  words: {
    hidden: string;
    silent: string;
    none: string;
    tick: (period: string) => string;
    number: (value: number) => string;
  };
}

const INK = 'var(--nabij-color-ink)';
const SURFACE = 'var(--nabij-color-surface)';
const BAR = 'var(--nabij-chart-bar)';
const HIDDEN = { fill: 'url(#nabij-hatch)', stroke: BAR, inset: 0.5 };
const SILENT = {
  ...{ fill: 'none', stroke: 'var(--nabij-color-ink-soft)' },
  ...{ strokeDasharray: '3 3', inset: 0.5 },
};
/** Type sizes in pixels: small charts stand beside one another, a wide one stands alone. */
const SMALL = 12;
const WIDE = 14;
const WIDE_FROM = 600;
const AXIS = 38;
const EDGE = 6;
/** Room above the highest bar for its number and for what is missing from it. */
const HEADROOM = 1.32;
/** Height of a cap, as a share of the top: it says that something is missing, not how much. */
const CAP = 0.09;
/** Half the width of the stop at the end of a line of chance, in pixels. */
const STOP = 6;

/**
 * Draws one panel. Only the drawing is made here: Plot adds a style element, which the security
 * policy refuses, so it is taken out before the drawing enters the page (see chart.css).
 */
export function drawPanel(options: PanelOptions): Element {
  const { periods, top, width, height, words, isWhole, dir } = options;
  const fontSize = width >= WIDE_FROM ? WIDE : SMALL;
  const isRtl = dir === 'rtl';
  const ticks = ticksTo(top, isWhole);
  const shown = new Map(periods.map((period) => [period, words.tick(period)]));
  const room = { width: width - AXIS - EDGE, fontSize };
  const drawing = plot({
    className: 'plot',
    ...{ width, height, marginTop: 8, marginBottom: fontSize * 3.5 },
    ...(isRtl ? { marginRight: AXIS, marginLeft: EDGE } : { marginLeft: AXIS, marginRight: EDGE }),
    style: { fontSize: `${fontSize}px` },
    x: { type: 'band', domain: isRtl ? periods.toReversed() : periods, label: null, padding: 0.2 },
    y: { domain: [0, top * HEADROOM], label: null },
    marks: [
      gridY({ ticks }),
      axisY({
        ticks,
        tickSize: 0,
        tickFormat: words.number,
        fontSize,
        anchor: isRtl ? 'right' : 'left',
      }),
      axisX({ ticks: periodsWithRoom(shown, room), tickSize: 0, tickFormat: words.tick, fontSize }),
      ...numbers(options),
      ...intervals(options, room),
      ...labels(options, room),
      ...withoutNumber(options),
      ruleY([0], { stroke: INK }),
    ],
  });
  for (const style of drawing.querySelectorAll('style')) style.remove();
  // The frame around it is read aloud as one picture; its parts have nothing to add.
  for (const part of drawing.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label');
  drawing.setAttribute('aria-hidden', 'true');
  return drawing;
}

const lowOf = ({ low = 0 }: Mark) => low;

/** Where what is hidden ends: at its bound, at the edge of the drawing, or after a cap. */
function hiddenEnd(mark: Mark, top: number): number {
  if (!mark.hidden) return lowOf(mark);
  if (mark.interval === undefined) return lowOf(mark) + top * CAP;
  return Math.min(mark.high ?? Number.POSITIVE_INFINITY, top * (1 + CAP));
}

function silentEnd(mark: Mark, top: number): number {
  return hiddenEnd(mark, top) + (mark.silent ? top * CAP : 0);
}

/** Bars; what is not comparable stands as an outline, what is missing on top of it. */
function numbers({ marks, top }: PanelOptions) {
  const known = marks.filter(({ low }) => low !== undefined);
  const apart = { fill: SURFACE, stroke: BAR, strokeWidth: 1.5, inset: 0.75 };
  const hidden = known.filter((mark) => mark.hidden);
  const silent = known.filter((mark) => mark.silent);
  return [
    barY(
      known.filter((mark) => !mark.apart),
      { x: 'period', y: 'low', fill: BAR },
    ),
    barY(
      known.filter((mark) => mark.apart),
      { x: 'period', y: 'low', ...apart },
    ),
    barY(hidden, { x: 'period', y1: lowOf, y2: (it: Mark) => hiddenEnd(it, top), ...HIDDEN }),
    barY(silent, {
      ...{
        x: 'period',
        y1: (it: Mark) => hiddenEnd(it, top),
        y2: (it: Mark) => silentEnd(it, top),
      },
      ...SILENT,
    }),
  ];
}

/** The lines of chance: from end to end, with a stop where they end inside the drawing. */
function intervals({ marks, top, periods }: PanelOptions, room: { width: number }) {
  const edge = top * (HEADROOM - CAP);
  const end = ({ interval }: Mark) => Math.min(interval?.high ?? edge, edge);
  const some = marks.filter(({ interval }) => interval !== undefined);
  const inside = some.filter(({ interval }) => (interval?.high ?? edge) < edge);
  const line = { x: 'period', y1: (it: Mark) => it.interval?.low ?? 0, y2: end };
  const band = (room.width / Math.max(1, periods.length)) * 0.8;
  const stop = { x: 'period', stroke: INK, strokeWidth: 1.5, inset: Math.max(1, band / 2 - STOP) };
  return [
    ruleX(some, { ...line, stroke: SURFACE, strokeWidth: 5 }),
    ruleX(some, { ...line, stroke: INK, strokeWidth: 1.5 }),
    tickY(some, { ...stop, y: (it: Mark) => it.interval?.low ?? 0 }),
    tickY(inside, { ...stop, y: end }),
  ];
}

/** Numbers above what they are of, where there is room for them. */
function labels({ marks, top }: PanelOptions, room: { width: number; fontSize: number }) {
  const tip = (mark: Mark) =>
    Math.min(Math.max(silentEnd(mark, top), mark.interval?.high ?? 0), top * (HEADROOM - CAP));
  const words = new Map(
    marks.map(({ period, label, apart }) => [period, apart ? `≠ ${label}` : label]),
  );
  const fitting = new Set(periodsWithRoom(words, room));
  const written = marks.filter(({ period, label }) => label !== '' && fitting.has(period));
  const halo = { stroke: SURFACE, strokeWidth: 4 };
  return [
    text(written, {
      ...{ x: 'period', y: tip, dy: -8, fill: INK, fontWeight: 700, ...halo },
      text: (it: Mark) => words.get(it.period) ?? '',
    }),
  ];
}

/** A whole column that says in words why there is no number. */
function withoutNumber({ marks, top, words }: PanelOptions) {
  const ceiling = top * HEADROOM;
  const whole = { x: 'period', y1: 0, y2: ceiling };
  const word = { x: 'period', y: ceiling / 2, rotate: -90, fill: INK, fontSize: SMALL };
  const halo = { stroke: SURFACE, strokeWidth: 5 };
  const none = marks.filter(({ low }) => low === undefined);
  const hidden = none.filter((mark) => mark.hidden);
  const silent = none.filter((mark) => mark.silent && !mark.hidden);
  const other = none.filter((mark) => !mark.silent && !mark.hidden);
  return [
    barY(hidden, { ...whole, ...HIDDEN }),
    barY([...silent, ...other], { ...whole, ...SILENT }),
    text(hidden, { ...word, ...halo, text: () => words.hidden }),
    text(silent, { ...word, text: () => words.silent }),
    text(other, { ...word, text: () => words.none }),
  ];
}
