import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPoint, testPoint } from '../../../../test/point.ts';

const SOURCES = join(import.meta.dirname, '..');
let point: TestPoint;

beforeAll(async () => {
  point = await testPoint();
});
afterAll(() => point.drop());

interface Schema {
  type?: string | string[];
  $ref?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  additionalProperties?: Schema | boolean;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
}

/** Members by which an answer names somebody who works here. */
const WORKER = /^(account|member|owner|worker|colleague)(Id|Name)?$|^login$/i;
/** Numbers and times that belong to a case and not to who has it. */
const OF_THE_CASE =
  /^(number|version|unread|earlier|receivedAt|dueOn|createdAt|expiresAt|since|reviewOn)$/;

const isNumber = ({ type, anyOf = [] }: Schema): boolean =>
  [type].flat().some((one) => one === 'number' || one === 'integer') || anyOf.some(isNumber);

/** Every schema inside a schema, with where it is. */
function within(schema: Schema, at: string): { at: string; schema: Schema }[] {
  const { properties = {}, items, additionalProperties: rest } = schema;
  const parts = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  return [
    { at, schema },
    ...Object.entries(properties).flatMap(([name, one]) => within(one, `${at}.${name}`)),
    ...(items ? within(items, `${at}[]`) : []),
    ...(typeof rest === 'object' ? within(rest, `${at}{}`) : []),
    ...parts.flatMap((one) => within(one, at)),
  ];
}

describe('no answer of any address', () => {
  it('has a number beside the name of who works here', async () => {
    const answer = await point.app.request('/api/openapi.json');
    const { components } = (await answer.json()) as {
      components: { schemas: Record<string, Schema> };
    };
    const all = Object.entries(components.schemas).flatMap(([name, one]) => within(one, name));
    expect(all.length).toBeGreaterThan(200);
    const grouped = all.flatMap(({ at, schema: { properties = {} } }) => {
      const names = Object.keys(properties);
      if (!names.some((name) => WORKER.test(name))) return [];
      const numbers = names.filter((name) => isNumber(properties[name] ?? {}));
      return numbers.filter((name) => !OF_THE_CASE.test(name)).map((name) => `${at}.${name}`);
    });
    expect(grouped).toEqual([]);
  });
});

describe('no question to the database', () => {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.ts') && !path.endsWith('.test.ts'),
  );
  const IN_SQL =
    /group\s+by\s[^;`]*?\b(owner|actor|account|made_by|settled_by|noted_by|asked_by|set_by)(_id)?\b/i;
  const IN_DRIZZLE =
    /groupBy\([^)]*\b(owner|actor|account|madeBy|settledBy|notedBy|askedBy)(Id)?\b/;

  it('groups by worker', () => {
    expect(files.length).toBeGreaterThan(300);
    const wrong = files.filter((path) => {
      const source = readFileSync(join(SOURCES, path), 'utf8');
      return IN_SQL.test(source) || IN_DRIZZLE.test(source);
    });
    expect(wrong).toEqual([]);
  });
});
