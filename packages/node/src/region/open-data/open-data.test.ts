import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvwMetadata } from './csvw.ts';
import {
  type About,
  checkDataSet,
  type DataSet,
  type Observation,
  STATUSES,
} from './observation.ts';
import { csvWriter } from './observations-csv.ts';
import { jsonWriter } from './observations-json.ts';
import { type Structure, sdmxWriter } from './sdmx-csv.ts';
import type { Writer } from './writer.ts';

const dimensions = ['subject', 'ground'];
const base: Observation = {
  town: 'GM0141',
  townName: '\'s-Hertogen, "de" =1',
  measure: 'received',
  period: '2026-Q3',
  table: 'ground',
  codes: { ground: 'AGE' },
  count: 12,
  status: 'reported',
};
const data: DataSet = {
  dimensions,
  observations: [
    base,
    { ...base, codes: { ground: 'SEX' }, count: 0 },
    { ...base, codes: { ground: 'RACE' }, count: null, status: 'hidden' },
    { ...base, town: 'GM0153', townName: '=Enschede', count: null, status: 'silent' },
    { ...base, period: '2025-Q4..2026-Q3', table: 'total', codes: {}, count: 43 },
    { ...base, period: '2020-01', count: null, status: 'not-member' },
  ],
};
const about = {
  title: 'Counts',
  description: 'Protected counts of a region',
  publisher: 'Region',
  licence: 'https://creativecommons.org/publicdomain/zero/1.0/',
  issued: '2026-11-01',
};

const whole = ({ begin, rows, end }: Writer, { observations }: DataSet) =>
  begin + rows(observations) + end;
const observationsCsv = (of: DataSet) => whole(csvWriter(of.dimensions), of);
const sdmxCsv = (of: DataSet, structure: Structure) =>
  whole(sdmxWriter(of.dimensions, structure), of);
const observationsJson = (head: About, of: DataSet) =>
  JSON.parse(whole(jsonWriter(head, of.dimensions), of)) as {
    observations: readonly (Observation & { frequency: string })[];
    statuses: object;
  };

/** Reads CSV of RFC 4180, independently of how it was written. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const fields = text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g);
  for (const [, quoted, plain, end] of fields) {
    row.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

describe('CSV', () => {
  const [header = [], ...rows] = parse(observationsCsv(data));

  it('has a line for each observation, and tells apart zero, hidden, silent and not asked', () => {
    expect(header.join()).toBe(
      'town,town_name,measure,period,frequency,table,subject,ground,count,status',
    );
    expect(rows.map((row) => row.slice(-2).join())).toEqual([
      ...['12,reported', '0,reported', ',hidden', ',silent', '43,reported', ',not-member'],
    ]);
    expect(rows[0]?.join('|')).toBe(
      `GM0141|'s-Hertogen, "de" =1|received|2026-Q3|Q|ground|_T|AGE|12|reported`,
    );
    expect(rows[4]?.slice(3, 8)).toEqual(['2025-10-01/P1Y', 'A', 'total', '_T', '_T']);
  });

  it('has no formula', () => {
    expect(rows[3]?.[1]).toBe("'=Enschede");
  });

  it('is described by metadata with all that CSVW requires, and agrees with them', () => {
    const described = JSON.parse(JSON.stringify(csvwMetadata('counts.csv', about, dimensions)));
    expect(described['@context'][0]).toBe('http://www.w3.org/ns/csvw');
    expect(described.url).toBe('counts.csv');
    const { columns, primaryKey } = described.tableSchema;
    const names: string[] = columns.map(({ name }: { name: string }) => name);
    // Header cells equal the titles; names are unique, URI-safe and do not begin with _ (§5.6).
    expect(columns.map(({ titles }: { titles: string }) => titles)).toEqual(header);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[A-Za-z0-9][A-Za-z0-9_.]*$/);
    for (const key of primaryKey) expect(names).toContain(key);
    const keys = rows.map((row) => primaryKey.map((key: string) => row[names.indexOf(key)]).join());
    expect(new Set(keys).size).toBe(rows.length);
    for (const row of rows) {
      for (const [i, { datatype, required }] of columns.entries()) {
        const value = row[i] ?? '';
        if (value === '') expect(required).toBe(false);
        else if (datatype.base === 'integer') expect(Number(value)).toBeGreaterThanOrEqual(0);
        else if (datatype.format) expect(value).toMatch(new RegExp(datatype.format));
      }
    }
  });
});

describe('SDMX-CSV', () => {
  const structure = { kind: 'dataflow', id: 'NABIJ:COUNTS(1.0.0)' } as const;
  const [header = [], ...rows] = parse(sdmxCsv(data, structure));

  it('begins with structure and action; dimensions, measure and attributes follow', () => {
    expect(header).toEqual([
      ...['STRUCTURE', 'STRUCTURE_ID', 'ACTION', 'FREQ', 'REF_AREA', 'INDICATOR', 'COUNT_TABLE'],
      ...['SUBJECT', 'GROUND', 'TIME_PERIOD', 'OBS_VALUE', 'OBS_STATUS', 'CONF_STATUS'],
    ]);
    expect(rows[0]?.join()).toBe(
      'dataflow,NABIJ:COUNTS(1.0.0),I,Q,GM0141,RECEIVED,GROUND,_T,AGE,2026-Q3,12,A,F',
    );
    for (const row of rows) expect(row).toHaveLength(header.length);
  });

  it('has one status for all that is hidden, and others for zero, silent and not asked', () => {
    expect(rows.map((row) => row.slice(-3).join())).toEqual([
      ...['12,A,F', '0,A,F', ',Q,N', ',O,F', '43,A,F', ',M,F'],
    ]);
  });

  it('never has a code that SDMX or a spreadsheet reads otherwise', () => {
    expect(() => sdmxCsv(data, { kind: 'dataflow', id: '=1' })).toThrow(RangeError);
    for (const field of rows.flat()) expect(field).toMatch(/^(|[A-Za-z0-9_][\w@$:().,/-]*)$/);
  });
});

describe('JSON', () => {
  it('says the same as the others', () => {
    const found = observationsJson(about, data);
    expect(found.observations.map(({ count, status }) => [count, status])).toEqual(
      data.observations.map(({ count, status }) => [count, status]),
    );
    expect(found.observations[4]).toMatchObject({ period: '2025-10-01/P1Y', frequency: 'A' });
    expect(Object.keys(found.statuses)).toEqual([...STATUSES]);
  });

  it('has nothing more in it than is declared', () => {
    const more = { ...base, story: 'x' };
    const found = observationsJson(
      { ...about, ...{ secret: 1 } },
      { dimensions, observations: [more] },
    );
    expect(JSON.stringify(found)).not.toMatch(/story|secret/);
  });
});

describe('what must not be written', () => {
  const one = (change: Partial<Observation>): DataSet => ({
    dimensions,
    observations: [{ ...base, ...change }],
  });

  it.each<Partial<Observation>>([
    { status: 'hidden' },
    { status: 'silent', count: 0 },
    { count: null },
    { count: -1 },
    { count: 1.5 },
    { town: '=GM' },
    { town: 'https://klein.example' },
    { codes: { ground: 'A GE' } },
    { codes: { domain: 'WORK' } },
  ])('is refused by every writer: %j', (change) => {
    const bad = one(change);
    expect(() => observationsCsv(bad)).toThrow(RangeError);
    expect(() => observationsJson(about, bad)).toThrow(RangeError);
    expect(() => sdmxCsv(bad, { kind: 'dataflow', id: 'A:B' })).toThrow(RangeError);
  });

  it('is also a dimension that would break the header', () => {
    expect(() => checkDataSet({ dimensions: ['=x'], observations: [] })).toThrow(RangeError);
  });

  it('no number of a hidden cell is ever in a file, whatever it was', () => {
    const name = fc.string({ unit: 'grapheme', maxLength: 12 });
    fc.assert(
      fc.property(name, fc.constantFrom(...STATUSES), (townName, status) => {
        const count = status === 'reported' ? 7 : null;
        const [, row] = parse(observationsCsv(one({ townName, status, count })));
        expect(row).toHaveLength(10);
        expect(row?.[8]).toBe(status === 'reported' ? '7' : '');
        expect([townName, `'${townName}`]).toContain(row?.[1]);
      }),
    );
  });
});
