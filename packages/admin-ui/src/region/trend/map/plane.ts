import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { Area, Areas } from '../../../api/region-map.ts';

/** The smallest box that holds what is drawn. */
export interface Box {
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

/**
 * Lays areas flat: degrees become equal distances in the middle of the area (equirectangular),
 * which for a region is as true as any other map; metres of a national grid stay as they are.
 * Drawn in a plane, it does not matter which way round the outlines run.
 */
export function flat(areas: Areas): Areas {
  const { south, north, west, east } = boxOf(areas.features);
  const isDegrees = Math.max(Math.abs(west), Math.abs(east)) <= 180 && Math.abs(north) <= 90;
  if (!isDegrees || Math.abs(south) > 90) return areas;
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const features = areas.features.map((area) => ({
    ...area,
    geometry: moved(area.geometry, ([x = 0, y = 0]) => [x * narrow, y]),
  }));
  return { ...areas, features };
}

function moved(geometry: Polygon | MultiPolygon, by: (place: Position) => Position) {
  const rings = (polygon: Position[][]) => polygon.map((ring) => ring.map(by));
  return geometry.type === 'Polygon'
    ? { ...geometry, coordinates: rings(geometry.coordinates) }
    : { ...geometry, coordinates: geometry.coordinates.map(rings) };
}

/** Loops, because a region's outlines are more numbers than a call takes. */
export function boxOf(features: readonly Area[]): Box {
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { geometry } of features) {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    for (const [x = 0, y = 0] of polygons.flat(2)) {
      west = Math.min(west, x);
      east = Math.max(east, x);
      south = Math.min(south, y);
      north = Math.max(north, y);
    }
  }
  return { west, east, south, north };
}
