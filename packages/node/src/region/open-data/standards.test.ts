import { DECLARED, type DeclaredName } from '@nabij/protocol';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { csvwMetadata } from './csvw.ts';
import { type DataSet, type Observation, STATUSES } from './observation.ts';
import { csvWriter } from './observations-csv.ts';
import { sdmxWriter } from './sdmx-csv.ts';

const NAMES = Object.keys(DECLARED) as DeclaredName[];
const PERIODS = ['2026-07', '2026-Q3', '2025-Q4..2026-Q3', '2026-Q1..2026-Q4'];

/** A line of every kind for a declared table. */
function dataOf(table: DeclaredName): DataSet {
  const { dimensions } = DECLARED[table];
  const lines = PERIODS.flatMap((period) =>
    STATUSES.map((status, nth): Observation => {
      const codes = Object.fromEntries(dimensions.map((name) => [name, `CODE_${nth}`]));
      const count = status === 'reported' ? 0 : null;
      const of = { town: `GM014${nth}`, townName: 'Almelo', measure: 'closed', table };
      return { ...of, period, codes, count, status };
    }),
  );
  return { dimensions, observations: lines };
}

/** Built-in datatypes that are used (Model for Tabular Data, W3C 2015, §4.6). */
const DATATYPES = ['string', 'integer', 'date'];

const isPattern = (format: string) => {
  try {
    return new RegExp(format).source !== '';
  } catch {
    return false;
  }
};

// Metadata Vocabulary for Tabular Data (W3C Recommendation of 17 December 2015), by its sections.
const name = z.string().regex(/^(?!_)([A-Za-z0-9_.]|%[0-9A-Fa-f]{2})+$/); // §5.6
const datatype = z.union([
  z.enum(DATATYPES),
  z.strictObject({ base: z.literal('string'), format: z.string().refine(isPattern) }), // §5.11.2
  z.strictObject({ base: z.literal('integer'), minimum: z.number().exactOptional() }),
]);
const column = z.strictObject({
  name,
  titles: z.string().min(1),
  'dc:description': z.string().min(1),
  datatype,
  required: z.boolean(),
});
// §5.8: a value has a type or a language, never both; an id is an address
const date = z.strictObject({ '@value': z.iso.date(), '@type': z.literal('xsd:date') });
const table = z.strictObject({
  '@context': z.tuple([
    z.literal('http://www.w3.org/ns/csvw'),
    z.strictObject({ '@language': z.string().regex(/^[a-z]{2,3}$/) }),
  ]), // §5.2
  url: z.string().refine((url) => URL.canParse(url, 'https://regio.example/')),
  'dc:title': z.string().min(1),
  'dc:description': z.string().min(1),
  'dc:publisher': z.string().min(1),
  'dc:license': z.strictObject({ '@id': z.url() }),
  'dc:issued': date,
  tableSchema: z
    .strictObject({ columns: z.array(column).min(1), primaryKey: z.array(name).min(1) })
    .refine(({ columns }) => new Set(columns.map((it) => it.name)).size === columns.length)
    .refine(({ columns, primaryKey }) =>
      primaryKey.every((key) => columns.some((it) => it.name === key && it.required)),
    ),
});

const about = {
  title: 'Counts',
  description: 'Protected counts of a region',
  publisher: 'Region',
  licence: 'https://creativecommons.org/publicdomain/zero/1.0/',
  issued: '2026-11-01',
};

describe.each(NAMES)('the table %s', (declared) => {
  const data = dataOf(declared);

  it('has metadata that CSV on the Web allows, of the columns that are there', () => {
    const metadata = csvwMetadata('open-data.csv?table=x', about, data.dimensions);
    const found = table.safeParse(JSON.parse(JSON.stringify(metadata)));
    expect(found.error?.issues).toBeUndefined();
    const [header] = csvWriter(data.dimensions).begin.split('\r\n');
    expect(found.data?.tableSchema.columns.map(({ titles }) => titles).join(',')).toBe(header);
  });

  it('is SDMX-CSV 2.0 from its first column to its last', () => {
    const structure = { kind: 'dataflow', id: 'NABIJ:COUNTS(1.0.0)' } as const;
    const { begin, rows: write } = sdmxWriter(data.dimensions, structure);
    const [header = [], ...rows] = (begin + write(data.observations))
      .trimEnd()
      .split('\r\n')
      .map((line) => line.split(','));
    // SDMX-CSV field guide 2.0, column headers: fixed terms first, then ids of components, once each
    expect(header.slice(0, 3)).toEqual(['STRUCTURE', 'STRUCTURE_ID', 'ACTION']);
    expect(new Set(header).size).toBe(header.length);
    for (const id of header) expect(id).toMatch(/^[A-Z][A-Z_]*$/);
    // dimensions, then the measure, then attributes
    const end = ['TIME_PERIOD', 'OBS_VALUE', 'OBS_STATUS', 'CONF_STATUS'];
    expect(header.slice(-end.length)).toEqual(end);
    for (const row of rows) {
      expect(row).toHaveLength(header.length);
      const [kind = '', id = '', action = ''] = row;
      expect(kind).toMatch(/^(dataflow|datastructure|dataprovision)$/);
      expect(id).toMatch(/^[A-Z][\w.-]*:[\w@$-]+\(\d+\.\d+\.\d+\)$/);
      expect(action).toMatch(/^[IARD]$/);
      // observational time periods: year, month, reporting quarter, time range
      expect(row.at(-4)).toMatch(/^\d{4}(-(0[1-9]|1[0-2])|-Q[1-4]|-(0[1-9]|1[0-2])-01\/P1Y)?$/);
    }
    const keys = rows.map((row) => row.slice(0, -3).join());
    expect(new Set(keys).size).toBe(rows.length);
  });
});
