import { type About, STATUSES, TOTAL_CODE } from './observation.ts';
import { AFTER, BEFORE } from './observations-csv.ts';

/** The media type of the description, and the end of its name beside the CSV file's. */
export const CSVW_TYPE = 'application/csvm+json';
export const CSVW_SUFFIX = '-metadata.json';

interface Column {
  readonly name: string;
  readonly titles: string;
  readonly 'dc:description': string;
  readonly datatype: string | Readonly<Record<string, string | number>>;
  readonly required: boolean;
}

/** A description of a CSV file that programs read. */
export interface CsvwTable {
  readonly '@context': readonly [string, { readonly '@language': string }];
  readonly url: string;
  readonly 'dc:title': string;
  readonly 'dc:description': string;
  readonly 'dc:publisher': string;
  readonly 'dc:license': { readonly '@id': string };
  readonly 'dc:issued': { readonly '@value': string; readonly '@type': string };
  readonly tableSchema: {
    readonly columns: readonly Column[];
    readonly primaryKey: readonly string[];
  };
}

/** Of the columns that are always there: what they say, and of what type they are. */
const COLUMNS: Readonly<
  Record<(typeof BEFORE)[number] | (typeof AFTER)[number], readonly [string, Column['datatype']]>
> = {
  town: ['Code of the town', 'string'],
  town_name: [
    'Name of the town; an apostrophe stands before one that begins as a formula',
    'string',
  ],
  measure: ['What is counted', 'string'],
  period: [
    'Month, quarter, year, or the first day of twelve months with their duration',
    pattern('\\d{4}(-(0[1-9]|1[0-2])|-Q[1-4]|-\\d\\d-01/P1Y)?'),
  ],
  frequency: ['M month, Q quarter, A twelve months', pattern('[MQA]')],
  table: ['Table in which the number stands', 'string'],
  count: [
    'The number; empty unless the status is reported. A zero is written as 0',
    { base: 'integer', minimum: 0 },
  ],
  status: [
    'reported; hidden to protect people; silent: nothing came; not-member: not asked then',
    pattern(STATUSES.join('|')),
  ],
};

/**
 * Describes the file that `observationsCsv` writes (W3C, Metadata Vocabulary for Tabular Data,
 * 2015). The file itself is in the default dialect, so no dialect is given.
 * @param url - of the CSV file; it may be relative to the description
 */
export function csvwMetadata(url: string, about: About, dimensions: readonly string[]): CsvwTable {
  const own = dimensions.map((name) =>
    column(name, [`Code of this dimension; ${TOTAL_CODE} where it is summed over`, 'string']),
  );
  const before = BEFORE.map((name) => column(name, COLUMNS[name]));
  const after = AFTER.map((name) => column(name, COLUMNS[name]));
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    url,
    'dc:title': about.title,
    'dc:description': about.description,
    'dc:publisher': about.publisher,
    'dc:license': { '@id': about.licence },
    'dc:issued': { '@value': about.issued, '@type': 'xsd:date' },
    tableSchema: {
      columns: [...before, ...own, ...after],
      primaryKey: ['town', 'measure', 'period', 'table', ...dimensions],
    },
  };
}

// A header cell must equal one of the titles, so both are the name.
function column(name: string, [description, datatype]: readonly [string, Column['datatype']]) {
  const required = name !== 'count';
  return { name, titles: name, 'dc:description': description, datatype, required };
}

function pattern(format: string) {
  return { base: 'string', format: `^(${format})$` };
}
