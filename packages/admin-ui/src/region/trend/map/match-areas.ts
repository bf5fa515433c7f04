import type { TrendTown } from '../../../api/region.ts';
import type { Area, Areas } from '../../../api/region-map.ts';
import type { Outline } from './read-outlines.ts';

type Place = Pick<TrendTown, 'id' | 'name' | 'municipalities'>;

/** What a file of areas has to do with the towns of the region. */
export interface Match {
  /** The property of the file that names the municipality. */
  readonly property: string;
  readonly areas: Areas;
  readonly matched: readonly Place[];
  /** Towns of which no area is there. */
  readonly missing: readonly Place[];
  /** Areas that are of no town. */
  readonly others: number;
}

/**
 * Finds the property whose values are the towns' municipalities, by code or else by name.
 * Undefined where none names a single one.
 */
export function matchAreas(
  outlines: readonly Outline[],
  towns: readonly Place[],
): Match | undefined {
  const names = new Set(outlines.flatMap(({ properties }) => Object.keys(properties)));
  const tried = [...names].map((property) => {
    const codes = outlines.map((outline) => wordOf(outline.properties[property]));
    const some = new Set(codes.map((code) => townOf({ code, name: code }, towns)?.id));
    some.delete(undefined);
    return { property, found: some.size };
  });
  const [best] = tried.toSorted((a, b) => b.found - a.found);
  if (best === undefined || best.found === 0) return undefined;
  const areas = areasBy(best.property, outlines);
  const ids = new Set(areas.features.map(({ properties }) => townOf(properties, towns)?.id));
  return {
    property: best.property,
    areas,
    matched: towns.filter(({ id }) => ids.has(id)),
    missing: towns.filter(({ id }) => !ids.has(id)),
    others: areas.features.filter(({ properties }) => !townOf(properties, towns)).length,
  };
}

/** Of which town an area is: by the code of its municipality, else by its name. */
export function townOf<Town extends Place>(
  { code, name }: Area['properties'],
  towns: readonly Town[],
): Town | undefined {
  if (code === '') return undefined;
  const byCode = towns.find(({ municipalities }) =>
    municipalities.some((one) => isSameCode(code, one)),
  );
  return byCode ?? towns.find((town) => isNamed(town.name, code) || isNamed(town.name, name));
}

/** `GM0344`, `0344` and 344 are one municipality. */
function isSameCode(value: string, code: string): boolean {
  const [one, other] = [value.toUpperCase(), code.toUpperCase()];
  if (one === other) return true;
  return /^\d+$/.test(one) && Number(one) === Number(other.replace(/^\D+/, '') || Number.NaN);
}

/** Whether a point such as “Meldpunt Klein Dorp” has the name “Klein Dorp”. */
function isNamed(point: string, name: string): boolean {
  const [whole, part] = [plain(point), plain(name)];
  return part.length > 1 && (whole === part || whole.replace(/^\S+\s+/, '') === part);
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();
}

function wordOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/** Parts with the same code become one area; a part without a code is left out. */
function areasBy(property: string, outlines: readonly Outline[]): Areas {
  const coded = outlines.filter(({ properties }) => wordOf(properties[property]) !== '');
  const groups = Map.groupBy(coded, ({ properties }) => wordOf(properties[property]).slice(0, 64));
  const features = [...groups].map(([code, parts]): Area => {
    const geometries = parts.map(({ geometry }) => geometry);
    const [only] = geometries;
    const coordinates = geometries.flatMap((it) =>
      it.type === 'Polygon' ? [it.coordinates] : it.coordinates,
    );
    const geometry =
      only && geometries.length === 1 ? only : ({ type: 'MultiPolygon', coordinates } as const);
    const properties = { code, name: nameOf(parts[0]?.properties ?? {}) ?? code };
    return { type: 'Feature', properties, geometry };
  });
  return { type: 'FeatureCollection', features };
}

function nameOf(properties: Outline['properties']): string | undefined {
  const named = Object.entries(properties).filter(([key]) => /name|naam|nom|label/i.test(key));
  const words = named.map(([, value]) => wordOf(value));
  return words.find((word) => /\p{L}{2}/u.test(word))?.slice(0, 200);
}
