import { queryOptions } from '@tanstack/react-query';
import type { MultiPolygon, Polygon } from 'geojson';
import { request } from './request.ts';

/** The largest file of areas that is taken. */
export const MAX_MAP_BYTES = 5_000_000;

/** A municipality on the map: its outline, its code or what stands for it, and its name. */
export interface Area {
  type: 'Feature';
  properties: { code: string; name: string };
  geometry: Polygon | MultiPolygon;
}

export interface Areas {
  type: 'FeatureCollection';
  features: Area[];
}

interface MapAnswer {
  map: { areas: Areas; addedAt: string } | null;
}

const PATH = '/api/region/map';

/** The map that everybody of the region sees; null when none was loaded. */
export const mapQuery = queryOptions({
  queryKey: ['region-map'],
  queryFn: ({ signal }) => request<MapAnswer>(PATH, { signal }),
});

/** Puts a map in the place of the one before. */
export function loadMap(areas: Areas): Promise<MapAnswer> {
  return request(PATH, { method: 'PUT', body: areas });
}

export function removeMap(): Promise<MapAnswer> {
  return request(PATH, { method: 'DELETE' });
}
