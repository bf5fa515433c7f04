import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { POINT_URL, type TestPoint, testPoint } from '../../../../../test/point.ts';
import { PRIVILEGES } from '../privileges.ts';
import { SUMMARIES } from './summaries.ts';

const METHODS = ['get', 'put', 'post', 'patch', 'delete', 'options'];
/** Answers that lead elsewhere, or have no body. */
const EMPTY = ['204', '302'];
/** Addresses of the document itself. */
const ALONE = ['/api/docs', '/api/openapi.json'];

const content = z.record(z.string(), z.looseObject({ schema: z.looseObject({}) }));
const response = z.union([
  z.strictObject({ $ref: z.string() }),
  z.looseObject({ description: z.string().min(1), content: content.optional() }),
]);
/** The structure of OpenAPI 3.1, as far as this program writes it; what else there is fails. */
const operation = z.strictObject({
  summary: z.string().min(5),
  description: z.string().optional(),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z
    .array(
      z.strictObject({
        name: z.string(),
        in: z.enum(['path', 'query', 'header']),
        required: z.boolean().optional(),
        description: z.string().optional(),
        schema: z.looseObject({}),
      }),
    )
    .optional(),
  requestBody: z.strictObject({ required: z.boolean().optional(), content }).optional(),
  responses: z.record(z.string().regex(/^[2-5]\d\d$/), response),
});
const documentSchema = z.strictObject({
  openapi: z.literal('3.1.0'),
  info: z.strictObject({ title: z.string(), version: z.string() }),
  paths: z.record(z.string().startsWith('/'), z.partialRecord(z.enum(METHODS), operation)),
  components: z.strictObject({
    schemas: z.record(z.string().regex(/^[A-Za-z0-9._-]+$/), z.looseObject({})),
    parameters: z.record(z.string(), z.unknown()).optional(),
    responses: z.record(z.string(), response),
    securitySchemes: z.record(z.string(), z.looseObject({ type: z.string() })),
  }),
  webhooks: z.strictObject({}).optional(),
});

let point: TestPoint;
let raw: unknown;
let document: z.infer<typeof documentSchema>;
beforeAll(async () => {
  point = await testPoint();
  raw = await (await point.app.request(`${POINT_URL}/api/openapi.json`)).json();
  document = documentSchema.parse(raw);
});
afterAll(() => point.drop());

const operations = () =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, it]) =>
      it === undefined ? [] : [{ name: `${method.toUpperCase()} ${path}`, it }],
    ),
  );

/** Every reference in a document. */
function references(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, below]) =>
    key === '$ref' && typeof below === 'string' ? [below] : references(below),
  );
}

describe('the OpenAPI document', () => {
  it('refers to nothing that is not there, and has the parameters of its paths', () => {
    for (const reference of new Set(references(raw))) {
      const keys = reference.split('/').slice(1);
      const found = keys.reduce<unknown>((at, key) => Object(at)[key], raw);
      expect([reference, typeof found]).toEqual([reference, 'object']);
    }
    for (const { name, it } of operations()) {
      const inPath = (name.match(/\{\w+\}/g) ?? []).map((one) => one.slice(1, -1));
      const told = (it.parameters ?? []).filter((one) => one.in === 'path');
      expect([name, told.map((one) => one.name).sort()]).toEqual([name, inPath.sort()]);
      expect([name, told.every(({ required }) => required)]).toEqual([name, true]);
    }
  });

  it('has every row of the table of who may call what, and nothing else under /api', () => {
    const rows = PRIVILEGES.filter(
      ({ role, path }) =>
        role !== 'coordinator' && path.startsWith('/api/') && !ALONE.includes(path),
    ).map(({ method, path }) => `${method} ${path}`);
    const told = operations().map(({ name }) => name);
    const desk = told.filter((name) => / \/api\//.test(name));
    expect(desk.sort()).toEqual(rows.sort());
    const other = Object.keys(SUMMARIES).filter((name) => !told.includes(name));
    // what a coordinator has stands in the document of a coordinator
    expect(other.every((name) => name.includes('/api/region/'))).toBe(true);
  });

  it('says of each what it answers, and how it refuses', () => {
    for (const { name, it } of operations()) {
      const answers = Object.entries(it.responses).filter(([status]) => status < '400');
      expect([name, answers.length > 0]).toEqual([name, true]);
      for (const [status, answer] of answers) {
        const hasForm = 'content' in answer && answer.content !== undefined;
        expect([name, status, hasForm]).toEqual([name, status, !EMPTY.includes(status)]);
      }
      const refuses = Object.keys(it.responses).filter((status) => status >= '400');
      expect([name, refuses.length > 0]).toEqual([name, true]);
      const carries = /^(PUT|PATCH) /.test(name);
      if (carries && !name.includes('photo'))
        expect([name, it.requestBody]).not.toContain(undefined);
    }
  });

  it('asks for a session exactly where the guard does', () => {
    for (const { name, it } of operations()) {
      const row = PRIVILEGES.find(({ method, path }) => `${method} ${path}` === name);
      const isOpen = row?.who === 'everybody' || row?.who === 'reporter';
      expect([name, it.security.length]).toEqual([name, isOpen ? 0 : 1]);
      if (!isOpen)
        expect(Object.keys(it.responses)).toEqual(expect.arrayContaining(['401', '403']));
    }
  });
});
