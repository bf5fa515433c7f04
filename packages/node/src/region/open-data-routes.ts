import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { DECLARED, type DeclaredName, digestOf, MEASURE_NAMES } from '@nabij/protocol';
import type { TypedResponse } from 'hono';
import { etag } from 'hono/etag';
import type { Clock } from '../system/clock.ts';
import { jsonContent } from '../system/json-content.ts';
import type { Log } from '../system/log.ts';
import { CSVW_SUFFIX, CSVW_TYPE, csvwMetadata } from './open-data/csvw.ts';
import { fileStream } from './open-data/file-stream.ts';
import type { About } from './open-data/observation.ts';
import { csvWriter } from './open-data/observations-csv.ts';
import { jsonWriter } from './open-data/observations-json.ts';
import { SDMX_CSV_TYPE, sdmxWriter } from './open-data/sdmx-csv.ts';
import { type Writer, written } from './open-data/writer.ts';
import { lastArrival } from './open-data-store.ts';
import { isDeclared, TREND_SPANS, type TrendQuestion } from './question.ts';
import { type RegionData, regionData } from './region-data-set.ts';
import type { Region } from './said.ts';
import { dataQuery, openDataShape } from './shapes.ts';

const LICENCE = 'https://creativecommons.org/publicdomain/zero/1.0/';
const STRUCTURE = { kind: 'dataflow', id: 'NABIJ:COUNTS(1.0.0)' } as const;

const text = (type: string, description: string) => ({
  200: { description, content: { [type]: { schema: z.string() } } },
});

const csvRoute = createRoute({
  method: 'get',
  path: '/api/region/open-data.csv',
  request: { query: dataQuery },
  responses: text('text/csv', 'One number of one town a line; no count says why by its status'),
});

const metadataRoute = createRoute({
  method: 'get',
  path: `/api/region/open-data.csv${CSVW_SUFFIX}`,
  request: { query: dataQuery },
  responses: text(CSVW_TYPE, 'Describes the CSV file: CSV on the Web of the W3C'),
});

const jsonRoute = createRoute({
  method: 'get',
  path: '/api/region/open-data.json',
  request: { query: dataQuery },
  responses: { 200: jsonContent(openDataShape, 'The same as JSON') },
});

const sdmxRoute = createRoute({
  method: 'get',
  path: '/api/region/open-data.sdmx.csv',
  request: { query: dataQuery },
  responses: text(SDMX_CSV_TYPE, 'The same as SDMX-CSV 2.0'),
});

const catalogueRoute = createRoute({
  method: 'get',
  path: '/api/region/open-data',
  responses: {
    200: jsonContent(
      z
        .object({
          publisher: z.string(),
          licence: z.string(),
          issued: z.string().openapi({ description: 'Day of the newest release, `YYYY-MM-DD`' }),
          tables: z.array(
            z.object({
              measure: z.enum(MEASURE_NAMES),
              table: z.enum(Object.keys(DECLARED) as DeclaredName[]),
              spans: z.array(z.enum(TREND_SPANS)),
            }),
          ),
        })
        .openapi('OpenDataCatalogue'),
      'Every table that can be saved, with its publisher and licence',
    ),
  },
});

export interface OpenDataDeps {
  region: Region;
  clock: Clock;
  /** Who publishes: the name of the region. */
  publisher: string;
  log: Log;
}

/** Raised when the same numbers are written otherwise. */
const WAY_OF_WRITING = 1;

/** One table of all towns in formats that other programs read. */
export function addOpenData(routes: OpenAPIHono, deps: OpenDataDeps): void {
  const data = (question: TrendQuestion) => regionData(deps.region, question, deps.clock.now());
  const file = (writer: Writer, from: RegionData) =>
    fileStream(written(writer, from.chunks()), deps.log);
  const tag = ({ madeOf }: RegionData, of: object) =>
    `"${digestOf(JSON.stringify([WAY_OF_WRITING, madeOf, of]))}"`;
  // the same numbers have the same tag: who looks every day loads them once
  routes.use('/api/region/open-data*', etag());
  routes.openapi(catalogueRoute, async (c) => {
    const issued = await issuedOn(deps);
    return c.json({ publisher: deps.publisher, licence: LICENCE, issued, tables: tables() }, 200);
  });
  routes.openapi(csvRoute, async (c) => {
    const question = c.req.valid('query');
    const found = await data(question);
    return c.body(file(csvWriter(found.dimensions), found), 200, {
      etag: tag(found, question),
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': await attachment(question, deps, 'csv'),
      link: `<${new URL(c.req.url).pathname}${CSVW_SUFFIX}?${query(question)}>; rel="describedby"; type="${CSVW_TYPE}"`,
    });
  });
  routes.openapi(metadataRoute, async (c) => {
    const question = c.req.valid('query');
    // published elsewhere, the two lie beside one another under the names they were saved by
    const url = `${await fileName(question, deps)}.csv`;
    const { dimensions } = DECLARED[question.table];
    const metadata = csvwMetadata(url, await about(question, deps), dimensions);
    return c.body(JSON.stringify(metadata), 200, {
      'content-type': CSVW_TYPE,
      'content-disposition': await attachment(question, deps, `csv${CSVW_SUFFIX}`),
    });
  });
  routes.openapi(jsonRoute, async (c) => {
    const question = c.req.valid('query');
    const [found, head] = [await data(question), await about(question, deps)];
    const headers = {
      etag: tag(found, { ...question, ...head }),
      'content-type': 'application/json',
      'content-disposition': await attachment(question, deps, 'json'),
    };
    const answer = new Response(file(jsonWriter(head, found.dimensions), found), { headers });
    return answer as Response & TypedResponse<z.output<typeof openDataShape>, 200, 'json'>;
  });
  routes.openapi(sdmxRoute, async (c) => {
    const question = c.req.valid('query');
    const found = await data(question);
    return c.body(file(sdmxWriter(found.dimensions, STRUCTURE), found), 200, {
      etag: tag(found, question),
      'content-type': SDMX_CSV_TYPE,
      'content-disposition': await attachment(question, deps, 'sdmx.csv'),
    });
  });
}

function tables() {
  // the names of a constant object
  const names = Object.keys(DECLARED) as DeclaredName[];
  return MEASURE_NAMES.flatMap((measure) =>
    names.flatMap((table) => {
      const spans = TREND_SPANS.filter((span) => isDeclared({ measure, table, span }));
      return spans.length > 0 ? [{ measure, table, spans }] : [];
    }),
  );
}

/** The day of the newest release: the data change with it, and not every day. */
async function issuedOn({ region, clock }: OpenDataDeps): Promise<string> {
  return ((await lastArrival(region.db)) ?? clock.now()).toISOString().slice(0, 10);
}

async function about({ measure, table, span }: TrendQuestion, deps: OpenDataDeps): Promise<About> {
  return {
    title: `Reports: ${measure}, ${table}, by ${span}`,
    description:
      'Counts of reports of discrimination and care complaints, protected by each town before ' +
      'they left it. Only what was reported is counted, which is a part of what happens.',
    publisher: deps.publisher,
    licence: LICENCE,
    issued: await issuedOn(deps),
  };
}

function query({ measure, table, span }: TrendQuestion): string {
  return new URLSearchParams({ measure, table, span }).toString();
}

/** A name that tells a stranger whose numbers a file has, of what, and until when. */
async function fileName(of: TrendQuestion, deps: OpenDataDeps): Promise<string> {
  const by = of.table === 'total' ? 'total' : `by-${of.table.replaceAll('_', '-')}`;
  const issued = await issuedOn(deps);
  return [inAscii(deps.publisher), 'reports', of.measure, by, 'per', of.span, issued].join('-');
}

/** Letters and digits that every disk and portal takes. */
function inAscii(name: string): string {
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.match(/[a-z0-9]+/g)?.join('-') ?? 'region';
}

async function attachment(of: TrendQuestion, deps: OpenDataDeps, ending: string): Promise<string> {
  return `attachment; filename="${await fileName(of, deps)}.${ending}"`;
}
