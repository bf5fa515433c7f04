import { z } from '@hono/zod-openapi';

/** The largest map that is taken, as GeoJSON. */
export const MAX_MAP_BYTES = 5_000_000;
const MOST_AREAS = 2_000;
const FEWEST_POINTS = 4;

// a third number, the height, is dropped before it comes here
const position = z.tuple([z.number(), z.number()]);
const ring = z.array(position).min(FEWEST_POINTS).refine(isClosed);
const polygon = z.array(ring).min(1);

const feature = z.strictObject({
  type: z.literal('Feature'),
  properties: z.strictObject({
    code: z.string().min(1).max(64).openapi({ description: 'Of the municipality' }),
    name: z.string().min(1).max(200),
  }),
  geometry: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('Polygon'), coordinates: polygon }),
    z.strictObject({ type: z.literal('MultiPolygon'), coordinates: z.array(polygon).min(1) }),
  ]),
});

/** The municipalities of a region as GeoJSON (RFC 7946): outlines, and a code and a name each. */
export const areasShape = z
  .strictObject({
    type: z.literal('FeatureCollection'),
    features: z.array(feature).min(1).max(MOST_AREAS).refine(areApart),
  })
  .openapi('RegionAreas');

/** The municipalities of a region as GeoJSON. */
export type Areas = z.infer<typeof areasShape>;

/** A code names one area. */
function areApart(features: readonly { properties: { code: string } }[]): boolean {
  return new Set(features.map(({ properties }) => properties.code)).size === features.length;
}

/** A ring ends where it begins (RFC 7946, section 3.1.6). */
function isClosed(points: readonly (readonly [number, number])[]): boolean {
  const [first, last] = [points[0], points.at(-1)];
  return first?.[0] === last?.[0] && first?.[1] === last?.[1];
}
