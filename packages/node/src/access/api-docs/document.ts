import { z } from 'zod';

const schema = z.looseObject({
  description: z.string().optional(),
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.unknown()).optional(),
  format: z.string().optional(),
});
const content = z.record(z.string(), z.looseObject({ schema: z.unknown().optional() })).optional();
const operation = z.looseObject({
  summary: z.string().optional(),
  description: z.string().optional(),
  parameters: z
    .array(
      z.looseObject({
        name: z.string(),
        in: z.string(),
        required: z.boolean().optional(),
        schema: schema.optional(),
      }),
    )
    .optional(),
  requestBody: z.looseObject({ content }).optional(),
  responses: z
    .record(z.string(), z.looseObject({ description: z.string().optional(), content }))
    .optional(),
});

/** What the page reads of an OpenAPI document (OpenAPI 3.1); the rest stands in the document. */
const documentSchema = z.looseObject({
  info: z.looseObject({ title: z.string(), version: z.string() }),
  paths: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
  components: z.looseObject({ schemas: z.record(z.string(), z.unknown()).optional() }).optional(),
});

const METHODS = ['get', 'put', 'post', 'patch', 'delete', 'options'] as const;

export interface DocumentedRoute {
  readonly method: string;
  readonly path: string;
  readonly operation: z.infer<typeof operation>;
}

/** A document in the order in which a reader looks for something. */
export interface ReadDocument {
  readonly title: string;
  readonly version: string;
  readonly routes: readonly DocumentedRoute[];
  readonly schemas: readonly (readonly [name: string, schema: unknown])[];
}

/** Reads a document that this program made. */
export function readDocument(document: unknown): ReadDocument {
  const { info, paths = {}, components } = documentSchema.parse(document);
  const routes = Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const given = item[method];
      return given === undefined ? [] : [{ method, path, operation: operation.parse(given) }];
    }),
  );
  const sorted = routes.sort((one, other) => one.path.localeCompare(other.path, 'en'));
  const schemas = Object.entries(components?.schemas ?? {}).sort(([one], [other]) =>
    one.localeCompare(other, 'en'),
  );
  return { title: info.title, version: info.version, routes: sorted, schemas };
}
