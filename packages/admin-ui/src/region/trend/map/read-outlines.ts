import type { Feature, Geometry, MultiPolygon, Polygon, Position } from 'geojson';

/** A TopoJSON file, as what reads it takes it. */
type Topology = Parameters<typeof import('topojson-client').feature>[0];

/** What can be wrong with a file of areas. */
export type OutlineProblem = 'too-large' | 'not-json' | 'not-areas' | 'no-outlines';

/** The file is no map of areas; `problem` says why. */
export class OutlineError extends Error {
  readonly problem: OutlineProblem;

  constructor(problem: OutlineProblem) {
    super(problem);
    this.name = 'OutlineError';
    this.problem = problem;
  }
}

/** One area of a file, with all that the file says of it. */
export interface Outline {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: Polygon | MultiPolygon;
}

/**
 * The areas of a GeoJSON (RFC 7946) or TopoJSON file; points and lines in it are left out.
 * @throws {OutlineError} for what is neither, or has no areas
 */
export async function readOutlines(text: string): Promise<Outline[]> {
  const features = await featuresOf(parsed(text));
  const outlines = features.flatMap(({ properties, geometry }): Outline[] =>
    isOutline(geometry) ? [{ properties: properties ?? {}, geometry: rounded(geometry) }] : [],
  );
  if (outlines.length === 0) throw new OutlineError('no-outlines');
  return outlines;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new OutlineError('not-json');
  }
}

async function featuresOf(file: unknown): Promise<Feature[]> {
  if (typeof file !== 'object' || file === null || !('type' in file)) {
    throw new OutlineError('not-areas');
  }
  if (file.type === 'Feature') return [file as Feature];
  if (file.type === 'FeatureCollection' && 'features' in file && Array.isArray(file.features)) {
    return file.features as Feature[];
  }
  if (file.type !== 'Topology') throw new OutlineError('not-areas');
  try {
    return await unfolded(file as Topology);
  } catch {
    throw new OutlineError('not-areas');
  }
}

/** A topology can hold several layers, such as towns and provinces: the one with most areas. */
async function unfolded(topology: Topology): Promise<Feature[]> {
  const { feature } = await import('topojson-client');
  const layers = Object.values(topology.objects).map((object) => {
    const made = feature(topology, object);
    return made.type === 'FeatureCollection' ? made.features : [made];
  });
  return layers.toSorted((a, b) => b.length - a.length)[0] ?? [];
}

function isOutline(geometry: Geometry | null): geometry is Polygon | MultiPolygon {
  if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon') return false;
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const isRing = (ring: unknown) =>
    Array.isArray(ring) && ring.length >= 4 && ring.every((it) => isPlace(it));
  return polygons.length > 0 && polygons.every((rings) => rings.length > 0 && rings.every(isRing));
}

function isPlace(place: unknown): boolean {
  return Array.isArray(place) && Number.isFinite(place[0]) && Number.isFinite(place[1]);
}

/** To the metre, without heights: a map on a page shows no more. */
function rounded(geometry: Polygon | MultiPolygon): Polygon | MultiPolygon {
  const ring = (places: Position[]) => closed(places.map(([x = 0, y = 0]) => [near(x), near(y)]));
  return geometry.type === 'Polygon'
    ? { type: 'Polygon', coordinates: geometry.coordinates.map(ring) }
    : { type: 'MultiPolygon', coordinates: geometry.coordinates.map((it) => it.map(ring)) };
}

function near(value: number): number {
  // degrees are at most 180; national grids count metres
  const digits = Math.abs(value) <= 180 ? 1e5 : 1;
  return Math.round(value * digits) / digits;
}

function closed(ring: Position[]): Position[] {
  const [first, last] = [ring[0], ring.at(-1)];
  const isClosed = first?.[0] === last?.[0] && first?.[1] === last?.[1];
  return isClosed || first === undefined ? ring : [...ring, first];
}
