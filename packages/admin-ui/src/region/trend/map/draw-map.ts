import { centroid, geo, plot, text } from '@observablehq/plot';
import type { Area, Areas } from '../../../api/region-map.ts';
import type { AreaKind } from './map-classes.ts';
import { boxOf, flat } from './plane.ts';

/** How an area is drawn, and what is written in it. */
export interface Drawn {
  readonly kind: AreaKind;
  /** Of its class, from 0; only for a rate. */
  readonly at: number;
  readonly lines: readonly string[];
}

interface MapOptions {
  readonly areas: Areas;
  readonly drawnOf: (area: Area) => Drawn;
  readonly width: number;
}

const INK = 'var(--nabij-color-ink)';
const SURFACE = 'var(--nabij-color-surface)';
const FONT = 13;
const LETTER = 7.5;
const MARGIN = 6;

/** The patterns of the classes, the lightest first; drawn by `MapPatterns`. */
const CLASS_FILLS = [0, 1, 2, 3, 4, 5].map((at) => `url(#nabij-class-${at})`);

const KIND_FILLS: Readonly<Record<Exclude<AreaKind, 'rate'>, string>> = {
  small: SURFACE,
  hidden: 'url(#nabij-hatch)',
  silent: SURFACE,
  'no-rate': SURFACE,
  'not-member': 'none',
};

/** Draws a map; what is not a rate is drawn apart. No style element, as in `drawPanel`. */
export function drawMap({ areas, drawnOf, width }: MapOptions): Element {
  const plane = flat(areas);
  const { west, east, south, north } = boxOf(plane.features);
  const scale = Math.min((width - 2 * MARGIN) / (east - west), (width * 0.75) / (north - south));
  const height = Math.ceil((north - south) * scale) + 2 * MARGIN;
  const fill = (area: Area) => {
    const { kind, at } = drawnOf(area);
    return kind === 'rate' ? (CLASS_FILLS[at] ?? INK) : KIND_FILLS[kind];
  };
  const isApart = (area: Area) => ['silent', 'small', 'no-rate'].includes(drawnOf(area).kind);
  const drawing = plot({
    className: 'plot',
    ...{ width, height, margin: MARGIN },
    style: { fontSize: `${FONT}px` },
    projection: { type: 'reflect-y', domain: plane },
    marks: [
      // borders are shared: a solid one lies over a dashed one
      geo(plane.features.filter(isApart), {
        ...{ fill: SURFACE, stroke: INK, strokeWidth: 1.5, strokeDasharray: '5 4' },
      }),
      geo(
        plane.features.filter((area) => !isApart(area)),
        { fill, stroke: INK, strokeWidth: 1.2 },
      ),
      text(
        plane.features.filter((area) => hasRoom(area, drawnOf(area).lines, scale)),
        centroid({
          text: (area: Area) => drawnOf(area).lines.join('\n'),
          ...{ fill: INK, stroke: SURFACE, strokeWidth: 5, fontWeight: 700, lineHeight: 1.2 },
        }),
      ),
    ],
  });
  for (const style of drawing.querySelectorAll('style')) style.remove();
  for (const part of drawing.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label');
  drawing.setAttribute('aria-hidden', 'true');
  return drawing;
}

/** Whether the words fit; what does not stands in the table below all the same. */
function hasRoom(area: Area, lines: readonly string[], scale: number): boolean {
  const { west, east, south, north } = boxOf([area]);
  const longest = Math.max(0, ...lines.map((line) => line.length));
  const isWide = (east - west) * scale > longest * LETTER * 0.8;
  return isWide && (north - south) * scale > lines.length * FONT * 1.2;
}
