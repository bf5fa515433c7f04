import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { dayIn, LABEL_LANGUAGES } from '@nabij/protocol';
import type { SessionEnv } from '../../access/dependencies.ts';
import { refuseInvalid } from '../../access/refuse-invalid.ts';
import { requireFresh } from '../../access/sign-in/session.ts';
import { jsonContent } from '../../system/json-content.ts';
import { Refusal } from '../../system/problem.ts';
import { SHEET_FORMATS, sheetHeaders, writeSheet } from '../../system/sheet.ts';
import { beholderOf } from '../list/beholder.ts';
import type { ListDeps } from '../list/dependencies.ts';
import { filterShape } from '../list/filters.ts';
import { exportMany } from './export-many.ts';
import { formOf, formYears } from './form.ts';
import { COLUMN_WORDS, HEAD_WORDS } from './form-columns.ts';
import { formSheet } from './form-sheet.ts';
import { FORM_COLUMNS, type FormCells } from './statutory-form.ts';

const format = z.enum(SHEET_FORMATS);
const year = z.coerce.number().int().min(2011).max(9999);
const binary = { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } };

const counts = z.number().int();
const cells = z.object({
  ...(Object.fromEntries(FORM_COLUMNS.map((column) => [column, counts])) as Record<
    (typeof FORM_COLUMNS)[number],
    typeof counts
  >),
  unknown: counts,
}) satisfies z.ZodType<FormCells>;

const formSchema = z
  .object({
    years: z.array(z.number()),
    head: z.array(z.object({ word: z.string(), value: z.string() })),
    columns: z.array(z.object({ code: z.enum([...FORM_COLUMNS, 'unknown']), word: z.string() })),
    tables: z.array(
      z.object({
        n: z.number(),
        title: z.string(),
        multi: z.boolean(),
        rows: z.array(z.object({ code: z.string(), label: z.string(), cells })),
        sum: cells,
      }),
    ),
    erased: z.number().openapi({ description: 'reports of that year that are erased since' }),
    health: z.number().openapi({ description: 'to be checked: HANDICAP only if chronic' }),
  })
  .openapi('StatutoryForm', { description: 'NL_WGA_2011, in the wording of the form' });

const formRoute = createRoute({
  method: 'get',
  path: '/api/papers/form',
  request: { query: z.object({ year: year.optional() }) },
  responses: { 200: jsonContent(formSchema, 'The Dutch statutory form of a year') },
});

const formSheetRoute = createRoute({
  method: 'get',
  path: '/api/papers/form/sheet',
  request: { query: z.object({ year, format }) },
  responses: { 200: { description: 'The form as a file for a spreadsheet', content: binary } },
});

// not by colleague: there is no list of what one of the team did
const { owner: _, ...narrowed } = filterShape;
const casesRoute = createRoute({
  method: 'get',
  path: '/api/papers/cases',
  request: {
    query: z.strictObject({
      ...narrowed,
      owner: z.enum(['me', 'nobody', 'me-or-nobody']).optional(),
      format,
      as: z.enum(['codes', 'words']).default('words'),
      label: z.enum(LABEL_LANGUAGES).default('en'),
    }),
  },
  responses: { 200: { description: 'Cases as codes, days and numbers', content: binary } },
});

export interface PapersDeps extends ListDeps {
  /** What the point is called. */
  readonly name: string;
  /** The municipality for which it reports. */
  readonly town: string;
}

/** What a team takes out of its desk on paper or as a file. Expects a signed-in worker. */
export function papersRoutes(deps: PapersDeps) {
  const { db, clock, country, name, town } = deps;
  const thisYear = () => Number(dayIn(country, clock.now()).slice(0, 4));
  const inTheNetherlands = () => {
    if (country !== 'NL') throw new Refusal('not-found');
  };
  return new OpenAPIHono<SessionEnv>({ defaultHook: refuseInvalid })
    .openapi(formRoute, async (c) => {
      inTheNetherlands();
      const { year: chosen = thisYear() } = c.req.valid('query');
      const values = { facility: name, municipality: town, year: String(chosen) };
      const head = (['facility', 'municipality', 'year'] as const).map((key) => {
        return { word: HEAD_WORDS[key], value: values[key] };
      });
      const columns = [...FORM_COLUMNS, 'unknown' as const].map((code) => {
        return { code, word: COLUMN_WORDS[code] };
      });
      const years = await formYears(db, thisYear());
      const { tables, ...more } = await formOf(db, chosen);
      const shown = tables.map((table) => ({ ...table, rows: [...table.rows] }));
      return c.json({ years, head, columns, tables: shown, ...more }, 200);
    })
    .openapi(formSheetRoute, async (c) => {
      inTheNetherlands();
      const { year: chosen, format: wanted } = c.req.valid('query');
      const { tables } = await formOf(db, chosen);
      const head = { facility: name, municipality: town, year: chosen };
      const bytes = await writeSheet(wanted, formSheet(head, tables));
      return c.body(new Uint8Array(bytes), 200, sheetHeaders(wanted, `formulier-${chosen}`));
    })
    .openapi(casesRoute, async (c) => {
      const { format: wanted, as, label: language, ...filters } = c.req.valid('query');
      const { who } = c.var;
      const now = clock.now();
      requireFresh(who, now);
      const by = beholderOf(deps, who.accountId);
      const wording = { as, language, country };
      const bytes = await exportMany(db, { filters, by, format: wanted, wording }, now);
      const day = dayIn(country, now);
      return c.body(new Uint8Array(bytes), 200, sheetHeaders(wanted, `cases-${day}`));
    });
}
