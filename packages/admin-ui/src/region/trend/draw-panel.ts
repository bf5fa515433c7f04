import { axisX, axisY, barY, gridY, plot, ruleY, text } from '@observablehq/plot';
import type { Mark } from './marks.ts';

export interface PanelOptions {
  periods: readonly string[];
  marks: readonly Mark[];
  /** Highest number of all panels beside this one. */
  top: number;
  width: number;
  height: number;
  /** How an unknown is drawn: on top of the number, or in place of it over the whole height. */
  unknown: 'on-top' | 'in-place';
  words: { hidden: string; silent: string; tick: (period: string) => string };
}

const INK = 'var(--nabij-color-ink)';
/** Type sizes in pixels: small charts stand beside one another, a wide one stands alone. */
const SMALL = 12;
const WIDE = 14;
const WIDE_FROM = 600;

/**
 * Draws one panel. Only the drawing is made here: Plot adds a style element, which the security
 * policy refuses, so it is taken out before the drawing enters the page (see chart.css).
 */
export function drawPanel(options: PanelOptions): Element {
  const { periods, marks, top, width, height, words } = options;
  const ceiling = top * 1.32;
  const fontSize = width >= WIDE_FROM ? WIDE : SMALL;
  const drawing = plot({
    className: 'plot',
    width,
    height,
    marginTop: 8,
    marginBottom: fontSize * 3.5,
    marginLeft: 34,
    marginRight: 4,
    style: { fontSize: `${fontSize}px` },
    x: { type: 'band', domain: periods, label: null, padding: 0.2 },
    y: { domain: [0, ceiling], label: null },
    marks: [
      gridY({ ticks: ticksTo(top) }),
      axisY({ ticks: ticksTo(top), tickSize: 0, tickFormat: 'd', fontSize }),
      axisX({ tickSize: 0, tickFormat: words.tick, fontSize }),
      barY(marks, { x: 'period', y: 'visible', fill: 'var(--nabij-chart-bar)' }),
      ...(options.unknown === 'on-top' ? onTop(marks, top) : inPlace(options, ceiling)),
      ruleY([0], { stroke: INK }),
    ],
  });
  for (const style of drawing.querySelectorAll('style')) style.remove();
  // The frame around it is read aloud as one picture; its parts have nothing to add.
  for (const part of drawing.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label');
  drawing.setAttribute('aria-hidden', 'true');
  return drawing;
}

/** Whole numbers only, about four of them. */
function ticksTo(top: number): number[] {
  const step = Math.max(1, niceStep(top / 4));
  return Array.from({ length: Math.floor(top / step) + 1 }, (_, index) => index * step);
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(rough, 1)));
  const factors = power >= 10 ? [1, 2, 2.5, 5] : [1, 2, 5];
  return (factors.find((factor) => factor * power >= rough) ?? 10) * power;
}

/** Caps of one fixed height: they say that something is missing, not how much. */
function onTop(marks: readonly Mark[], top: number) {
  const cap = top * 0.09;
  const base = (mark: Mark) => mark.visible ?? 0;
  const silentBase = (mark: Mark) => base(mark) + (mark.hidden ? cap : 0);
  const tip = (mark: Mark) => silentBase(mark) + (mark.silent ? cap : 0);
  return [
    barY(
      marks.filter((mark) => mark.hidden),
      { x: 'period', y1: base, y2: (mark: Mark) => base(mark) + cap, ...HIDDEN },
    ),
    barY(
      marks.filter((mark) => mark.silent),
      { x: 'period', y1: silentBase, y2: (mark: Mark) => silentBase(mark) + cap, ...SILENT },
    ),
    text(marks, { x: 'period', y: tip, text: 'label', dy: -8, fill: INK, fontWeight: 600 }),
  ];
}

/** A whole column that says in words why there is no number. */
function inPlace({ marks, words }: PanelOptions, ceiling: number) {
  const whole = { x: 'period', y1: 0, y2: ceiling };
  const word = { x: 'period', y: ceiling / 2, rotate: -90, fill: INK, fontSize: SMALL };
  const halo = { stroke: 'var(--nabij-color-surface)', strokeWidth: 5 };
  const hidden = marks.filter((mark) => mark.hidden);
  const silent = marks.filter((mark) => mark.silent);
  return [
    barY(hidden, { ...whole, ...HIDDEN }),
    barY(silent, { ...whole, ...SILENT }),
    text(hidden, { ...word, ...halo, text: () => words.hidden }),
    text(silent, { ...word, text: () => words.silent }),
    text(marks, { x: 'period', y: 'visible', text: 'label', dy: -8, fill: INK, fontWeight: 600 }),
  ];
}

const HIDDEN = { fill: 'url(#nabij-hatch)', stroke: 'var(--nabij-chart-bar)', inset: 0.5 };
const SILENT = {
  fill: 'none',
  stroke: 'var(--nabij-color-ink-soft)',
  strokeDasharray: '3 3',
  inset: 0.5,
};
