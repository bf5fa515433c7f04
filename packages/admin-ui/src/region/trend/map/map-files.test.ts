import { describe, expect, it } from 'vitest';
import { matchAreas } from './match-areas.ts';
import { OutlineError, readOutlines } from './read-outlines.ts';

const ring = [
  [5, 52, 9],
  [5.1234567, 52, 9],
  [5.1, 52.1, 9],
  [5, 52, 9],
];
const feature = (properties: object, type = 'Polygon') => ({
  ...{ type: 'Feature', properties },
  geometry: { type, coordinates: type === 'Polygon' ? [ring] : ring },
});
const file = (...features: object[]) => JSON.stringify({ type: 'FeatureCollection', features });
const towns = [
  { id: 'a', name: 'Meldpunt Klein Dorp', municipalities: ['GM0344'] },
  { id: 'b', name: 'Meldpunt Súdstêd', municipalities: ['GM0010', 'GM0011'] },
];

const TOPOLOGY = {
  type: 'Topology',
  arcs: [
    [
      [0, 0],
      [10_000, 0],
      [0, 10_000],
      [-10_000, -10_000],
    ],
  ],
  transform: { scale: [0.0001, 0.0001], translate: [5, 52] },
  objects: {
    land: { type: 'GeometryCollection', geometries: [] },
    towns: {
      type: 'GeometryCollection',
      geometries: [{ type: 'Polygon', arcs: [[0]], properties: { code: 'GM0344' } }],
    },
  },
};

describe('readOutlines', () => {
  it('takes areas of GeoJSON, to the metre and without heights', async () => {
    const [outline, ...more] = await readOutlines(
      file(feature({ code: 1 }), feature({}, 'LineString')),
    );
    expect(more).toEqual([]);
    expect(outline?.geometry.coordinates[0]).toEqual([
      [5, 52],
      [5.12346, 52],
      [5.1, 52.1],
      [5, 52],
    ]);
  });

  it('takes the layer of TopoJSON with most areas', async () => {
    const [outline] = await readOutlines(JSON.stringify(TOPOLOGY));
    expect(outline).toMatchObject({
      properties: { code: 'GM0344' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [5, 52],
            [6, 52],
            [6, 53],
            [5, 52],
          ],
        ],
      },
    });
  });

  it.each([
    ['{', 'not-json'],
    ['[]', 'not-areas'],
    ['{"type":"Topology","objects":{"a":{"type":"Polygon","arcs":[[7]]}}}', 'not-areas'],
    [file(), 'no-outlines'],
    [file(feature({}, 'LineString')), 'no-outlines'],
    [file({ type: 'Feature', geometry: null }), 'no-outlines'],
  ])('refuses %s: %s', async (text, problem) => {
    await expect(readOutlines(text)).rejects.toEqual(new OutlineError(problem as 'not-json'));
  });
});

describe('matchAreas', () => {
  const match = async (...of: object[]) => matchAreas(await readOutlines(file(...of)), towns);

  it.each([
    [{ id: 7, statcode: 'gm0344', statnaam: 'Ergens' }, 'statcode', 'Ergens'],
    [{ id: 7, code: '0344' }, 'code', '0344'],
    [{ id: 344 }, 'id', '344'],
    [{ nr: 1, naam: 'Klein Dorp' }, 'naam', 'Klein Dorp'],
  ])('finds which property of %j names the town', async (properties, property, name) => {
    const found = await match(
      feature(properties),
      feature({ ...properties, id: 1, naam: 'X', code: 'Y', statcode: 'Z' }),
    );
    expect(found).toMatchObject({ property, others: 1 });
    expect(found?.matched.map(({ id }) => id)).toEqual(['a']);
    expect(found?.missing.map(({ id }) => id)).toEqual(['b']);
    expect(found?.areas.features[0]?.properties.name).toBe(name);
  });

  it('makes one area of the parts of a municipality', async () => {
    const found = await match(feature({ code: 'GM0010' }), feature({ code: 'GM0010' }));
    expect(found?.areas.features).toHaveLength(1);
    expect(found?.areas.features[0]?.geometry).toMatchObject({ type: 'MultiPolygon' });
    expect(found?.areas.features[0]?.geometry.coordinates).toHaveLength(2);
  });

  it('finds nothing in a map of elsewhere', async () => {
    expect(await match(feature({ code: 'BE21', naam: 'Dorp' }))).toBeUndefined();
  });
});
