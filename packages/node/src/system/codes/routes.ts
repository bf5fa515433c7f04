import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { allLists, CODE_VERSION, type CodeList } from '@nabij/protocol';
import { jsonContent } from '../json-content.ts';
import { Refusal } from '../problem.ts';
import { sheetHeaders, writeSheet } from '../sheet.ts';
import { listRows } from './list-csv.ts';

const FOR_AN_HOUR = 'public, max-age=3600';

const label = z.string();
const codeSchema = z
  .looseObject({
    code: z.string(),
    ...{ nl: label, fr: label, de: label, en: label, ar: label },
    parent: z.string().optional(),
    valid_from: z.iso.date().optional(),
    valid_until: z.iso.date().optional(),
  })
  .openapi('Code', { description: 'one that is not valid any more stays in the list' });

const listSchema = z
  .looseObject({
    name: z.string(),
    version: z.string(),
    valid_from: z.iso.date(),
    valid_to: z.iso.date().nullable(),
    title: z.object({ nl: label, fr: label, de: label, en: label, ar: label }),
    multi: z.boolean(),
    codes: z.array(codeSchema),
  })
  .openapi('CodeList');

const allRoute = createRoute({
  method: 'get',
  path: '/codes',
  responses: {
    200: jsonContent(
      z.object({ version: z.string(), lists: z.record(z.string(), listSchema) }),
      'Every code list',
    ),
  },
});

const listRoute = createRoute({
  method: 'get',
  path: '/codes/{list}',
  request: {
    params: z.object({
      list: z
        .string()
        .regex(/^\w{1,60}\.(?:json|csv)$/)
        .openapi({
          example: 'ground.csv',
          description: 'the name of a list with `.json` or `.csv`',
        }),
    }),
  },
  responses: {
    200: {
      description: 'One code list, as JSON or as a table with a row for every code',
      content: { 'application/json': { schema: listSchema }, 'text/csv': { schema: z.string() } },
    },
  },
});

/** The code lists for whoever counts or builds with them. */
export function codesRoutes() {
  // built once: they change only with a new version of the program
  const byName = new Map(allLists().map((list) => [list.name, list]));
  const lists = Object.fromEntries(allLists().map((list) => [list.name, listSchema.parse(list)]));
  const codes = { version: CODE_VERSION, lists };
  return new OpenAPIHono({
    defaultHook: (result) => {
      if (!result.success) throw new Refusal('not-found');
    },
  })
    .openapi(allRoute, (c) => {
      c.header('Cache-Control', FOR_AN_HOUR);
      return c.json(codes, 200);
    })
    .openapi(listRoute, async (c) => {
      const [name = '', format] = c.req.valid('param').list.split('.');
      const list: CodeList | undefined = byName.get(name);
      if (!list) throw new Refusal('not-found');
      if (format === 'json') {
        c.header('Cache-Control', FOR_AN_HOUR);
        return c.json(lists[name], 200);
      }
      const bytes = await writeSheet('csv', { name, rows: listRows(list) });
      const headers = { ...sheetHeaders('csv', name), 'Cache-Control': FOR_AN_HOUR };
      return c.body(new Uint8Array(bytes), 200, headers);
    });
}
