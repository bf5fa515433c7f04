import type { OpenAPIHono } from '@hono/zod-openapi';
import { PROBLEMS, type ProblemCode, problemUrn } from '@nabij/protocol';
import { PRIVILEGES, type Privilege } from '../privileges.ts';
import { SESSION_COOKIE } from '../sign-in/session-cookie.ts';
import { SUMMARIES } from './summaries.ts';

type OpenApi = ReturnType<OpenAPIHono['getOpenAPI31Document']>;
type Item = NonNullable<OpenApi['paths']>[string];
type Operation = NonNullable<Item['get']>;
type Refusal = NonNullable<Operation['responses']>;

const METHODS = ['get', 'put', 'post', 'patch', 'delete', 'options'] as const;
/** Refusals that can come of a request, by status, with what they mean here. */
const REFUSALS = {
  '400': 'The request cannot be read',
  '401': 'Nobody is signed in, or not all the way',
  '403': 'Not for whoever asks, or not now',
  '404': 'Not there',
  '409': 'It changed meanwhile, or its state does not allow this',
  '413': 'Larger than is taken',
  '415': 'Of another type than is taken',
  '422': 'Of another form than is told here, or not allowed as it is',
  '429': 'Too often, or too much',
  '503': 'Not possible just now',
} as const;
type Status = keyof typeof REFUSALS;

/**
 * The document with what the routes do not say one by one: a summary of each address, the cookie
 * that it asks for, and its refusals (RFC 9457).
 */
export function wholeDocument(document: OpenApi): OpenApi {
  const { paths = {}, components = {} } = document;
  const told = Object.entries(paths).map(([path, item]) => [path, wholeItem(path, item)]);
  return {
    ...document,
    paths: Object.fromEntries(told),
    components: {
      ...components,
      responses: Object.fromEntries(
        Object.entries(REFUSALS).map(([status, description]) => [
          `Refused${status}`,
          { description, content: { 'application/problem+json': { schema: problem(status) } } },
        ]),
      ),
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: `__Host-${SESSION_COOKIE}` },
      },
    },
  };
}

function wholeItem(path: string, item: Item): Item {
  const whole = { ...item };
  for (const method of METHODS) {
    const operation = item[method];
    if (operation) whole[method] = wholeOperation({ path, method, operation });
  }
  return whole;
}

interface Told {
  readonly path: string;
  readonly method: (typeof METHODS)[number];
  readonly operation: Operation;
}

function wholeOperation({ path, method, operation }: Told): Operation {
  const name = `${method.toUpperCase()} ${path}`;
  const row = PRIVILEGES.find((one) => `${one.method} ${one.path}` === name);
  const refusals: Refusal = {};
  for (const status of refusalsOf(path, operation, row)) {
    refusals[status] = { $ref: `#/components/responses/Refused${status}` };
  }
  const own = Object.entries(operation.responses ?? {}).filter(
    // a refusal that is told in words only has the form of all others
    ([status, said]) => !(status in refusals && !('content' in said)),
  );
  return {
    summary: SUMMARIES[name] ?? '',
    ...operation,
    security: needsSession(row) ? [{ session: [] }] : [],
    responses: { ...refusals, ...Object.fromEntries(own) },
  };
}

function refusalsOf(path: string, operation: Operation, row: Privilege | undefined): Status[] {
  const changes = row !== undefined && row.method !== 'GET';
  const carries = operation.requestBody !== undefined;
  const takes = carries || (operation.parameters ?? []).length > 0;
  const guarded: Status[] = needsSession(row) ? ['401', '403'] : [];
  return [
    ...guarded,
    ...(/^\/api\/(session|invitation)/.test(path) && changes ? (['401', '429'] as const) : []),
    ...(path.includes('{') ? (['404'] as const) : []),
    ...(changes && path !== '/api/session' ? (['409'] as const) : []),
    ...(carries ? (['400', '413', '415'] as const) : []),
    ...(takes ? (['422'] as const) : []),
    '503',
  ];
}

function needsSession(row: Privilege | undefined): boolean {
  return row !== undefined && row.who !== 'everybody' && row.who !== 'reporter';
}

/** A problem document, with the refusals that have this status. */
function problem(status: string) {
  const codes = Object.keys(PROBLEMS) as ProblemCode[];
  const own = codes.filter((code) => PROBLEMS[code].status === Number(status));
  return {
    type: 'object' as const,
    required: ['type', 'title', 'status'],
    properties: {
      type: { type: 'string' as const, enum: own.map(problemUrn) },
      title: { type: 'string' as const },
      status: { type: 'integer' as const, enum: [Number(status)] },
    },
  };
}
