import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { CITIZEN_LANGUAGES } from '@nabij/protocol';
import type { Context } from 'hono';
import type { SessionEnv } from '../../access/dependencies.ts';
import { refuseInvalid } from '../../access/refuse-invalid.ts';
import { jsonBody, jsonContent } from '../../system/json-content.ts';
import type { LettersDeps } from './dependencies.ts';
import { PLACEHOLDERS } from './placeholders.ts';
import { listTemplates, removeTemplate, setTemplate, TEMPLATE_NAME_MAX } from './templates.ts';

const audience = z.enum(['reporter', 'other-side']);
const params = z.object({
  tid: z.string().min(1).max(60),
  language: z.enum(CITIZEN_LANGUAGES),
});
const seen = z.iso.datetime();
/** Letters in a text are at most four bytes; the domain counts them as people do. */
const TEXT_UNITS = 20_000;

const templatesSchema = z
  .object({
    templates: z.array(
      z.object({
        id: z.string(),
        language: z.string(),
        audience,
        name: z.string(),
        text: z.string(),
        builtIn: z.boolean(),
        setAt: z.string().nullable().openapi({ description: 'null: as it came' }),
      }),
    ),
    placeholders: z.array(z.enum(PLACEHOLDERS)),
    languages: z.array(z.enum(CITIZEN_LANGUAGES)),
    head: z.object({
      name: z.string(),
      town: z.string(),
      address: z.string().nullable(),
      phone: z.string().nullable(),
      url: z.string(),
    }),
  })
  .openapi('LetterTemplates');

const content = jsonContent(templatesSchema, 'All templates, and what a letter is headed with');

const listRoute = createRoute({
  method: 'get',
  path: '/api/templates',
  responses: { 200: content },
});

const setRoute = createRoute({
  method: 'put',
  path: '/api/templates/{tid}/{language}',
  request: {
    params,
    body: jsonBody(
      z.strictObject({
        audience,
        name: z.string().max(TEMPLATE_NAME_MAX * 2),
        text: z.string().max(TEXT_UNITS),
        // when the one on the screen was written; null: by nobody yet
        seenAt: seen.nullable(),
      }),
    ),
  },
  responses: { 200: content },
});

const removeRoute = createRoute({
  method: 'delete',
  path: '/api/templates/{tid}/{language}',
  request: { params, query: z.object({ seenAt: seen }) },
  responses: { 200: content },
});

/** The team's templates. Everybody reads them; a lead writes them. */
export function templateRoutes(deps: LettersDeps) {
  const { db, clock, nodeKeys, head } = deps;
  const by = (c: Context<SessionEnv>) => ({ who: c.var.who, nodeKeys, now: clock.now() });
  const shown = async (c: Context<SessionEnv>): Promise<z.infer<typeof templatesSchema>> => {
    const all = await listTemplates(db, by(c));
    return {
      templates: all.map(({ template: id, setAt, language, audience: to, name, text, builtIn }) => {
        const at = setAt?.toISOString() ?? null;
        return { id, language, audience: to, name, text, builtIn, setAt: at };
      }),
      placeholders: [...PLACEHOLDERS],
      languages: [...CITIZEN_LANGUAGES],
      head: {
        name: head.point,
        town: head.town,
        address: head.address ?? null,
        phone: head.phone ?? null,
        url: head.url,
      },
    };
  };
  return new OpenAPIHono<SessionEnv>({ defaultHook: refuseInvalid })
    .openapi(listRoute, async (c) => c.json(await shown(c), 200))
    .openapi(setRoute, async (c) => {
      const { tid: template, language } = c.req.valid('param');
      await setTemplate(db, by(c), { ...c.req.valid('json'), template, language });
      return c.json(await shown(c), 200);
    })
    .openapi(removeRoute, async (c) => {
      const { tid: template, language } = c.req.valid('param');
      const { seenAt } = c.req.valid('query');
      await removeTemplate(db, by(c), { template, language, seenAt });
      return c.json(await shown(c), 200);
    });
}
