import { z } from 'zod';
import { periodSchema } from '../period.ts';
import { type Block, blocksOf, type CountedQuarter } from './blocks.ts';
import type { QuarterRelease } from './release.ts';
import { type FindLists, publishedLists, type SpanCodes } from './span-codes.ts';
import { hasRollingYear } from './spans.ts';
import { MOST_COUNT } from './threshold.ts';

const shownSchema = z.int().min(0).max(MOST_COUNT).nullable();

// SHA-256 in base64url: 42 characters and one with two unused bits
const digestSchema = z.string().regex(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/);

const headSchema = z.object({
  version: z.literal(2),
  period: periodSchema,
  codes: z.string(),
  counts: z.object({ received: z.record(z.string(), z.unknown()) }),
});

/**
 * The form of a release of one quarter: every declared cell by its codes, and nothing else.
 * @throws RangeError for a version of the code lists that is not known
 * @example
 * quarterReleaseSchema({ period: '2026-Q3', year: false, codes: '2026.1' }).safeParse(body);
 */
export function quarterReleaseSchema(quarter: CountedQuarter, find: FindLists = publishedLists) {
  const blocks = Map.groupBy(blocksOf(quarter, find), ({ measure }) => measure);
  const tables = new Map<string, z.ZodType>();
  const measureSchema = (of: readonly Block[] = []) => {
    const spans = Map.groupBy(of, ({ span }) => span);
    return z.strictObject(
      Object.fromEntries([...spans].map(([span, its]) => [span, spanSchema(its, tables)])),
    );
  };
  return z.strictObject({
    version: z.literal(2),
    period: z.literal(quarter.period),
    codes: z.literal(quarter.codes ?? ''),
    threshold: z.int().max(1000),
    previous: digestSchema.nullable(),
    counts: z.strictObject({
      received: measureSchema(blocks.get('received')),
      closed: measureSchema(blocks.get('closed')),
      mass: measureSchema(blocks.get('mass')),
    }),
  });
}

function spanSchema(blocks: readonly Block[], known: Map<string, z.ZodType>): z.ZodType {
  return z.strictObject(
    Object.fromEntries(blocks.map(({ table, axes }) => [table, tableSchema(axes, known)])),
  );
}

/** Tables with the same codes share one schema: the same codes stand in many spans. */
function tableSchema(axes: readonly SpanCodes[], known: Map<string, z.ZodType>): z.ZodType {
  const names = axes.map(({ codes }) => codes.map(({ code }) => code));
  const key = JSON.stringify(names);
  const schema = known.get(key) ?? cellsSchema(names).refine(isShown).nullable();
  known.set(key, schema);
  return schema;
}

function cellsSchema([codes, ...more]: readonly (readonly string[])[]): z.ZodType {
  if (codes === undefined) return shownSchema;
  const cell = cellsSchema(more);
  return z.strictObject(Object.fromEntries(codes.map((code) => [code, cell])));
}

/** A table in which all is hidden has one spelling: null. */
function isShown(table: unknown): boolean {
  return typeof table === 'object' && table !== null
    ? Object.values(table).some(isShown)
    : table !== null;
}

type Schema = ReturnType<typeof quarterReleaseSchema>;
const newest = new WeakMap<FindLists, { readonly of: string; readonly schema: Schema }>();

/** Keeps the schema made last: a thousand towns send the same quarter in the same days. */
function schemaFor(quarter: Required<Omit<CountedQuarter, 'first'>>, find: FindLists): Schema {
  const of = `${quarter.period} ${quarter.codes} ${quarter.year}`;
  const kept = newest.get(find);
  if (kept?.of === of) return kept.schema;
  const schema = quarterReleaseSchema(quarter, find);
  newest.set(find, { of, schema });
  return schema;
}

/**
 * Reads a release; undefined when it has not the declared form of its quarter.
 * @example const release = readRelease(message.body); // undefined: not in form
 */
export function readRelease(
  value: unknown,
  find: FindLists = publishedLists,
): QuarterRelease | undefined {
  const head = headSchema.safeParse(value);
  if (!head.success || find(head.data.codes) === undefined) return undefined;
  const { period, codes, counts } = head.data;
  const year = Object.hasOwn(counts.received, 'year');
  if (year && !hasRollingYear(period)) return undefined;
  const parsed = schemaFor({ period, codes, year }, find).safeParse(value);
  // the schema is made from the declaration, so its type says less than it checks
  return parsed.success ? (parsed.data as QuarterRelease) : undefined;
}
