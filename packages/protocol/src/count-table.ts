import { z } from 'zod';
import { CODE_VERSION, type ListName, topCodes } from './codes/code-list.ts';
import { MIN_THRESHOLD } from './counts/threshold.ts';
import { periodEnd, periodSchema } from './period.ts';
import type { ProblemCode } from './problem.ts';

/** What is counted: cases that came in during the period, and cases that were closed in it. */
export const MEASURES = ['received', 'closed'] as const;

/** What is counted. */
export type Measure = (typeof MEASURES)[number];

/** One declared table: cases by the codes of a list. */
export interface CountTable {
  readonly list: ListName;
  /** Whether one case can stand in several cells, so that cells need not add up to the total. */
  readonly multi: boolean;
  /** Every cell of the table, in the order of the list. */
  readonly codes: readonly string[];
}

/** The tables that can leave a point. What is not declared here cannot be said in a release. */
export const COUNT_TABLES = {
  subject: { list: 'subject', multi: false, codes: topCodes('subject') },
  ground: { list: 'ground', multi: true, codes: topCodes('ground') },
  domain: { list: 'domain', multi: false, codes: topCodes('domain') },
} as const satisfies Record<string, CountTable>;

/** Name of a declared table. */
export type TableName = keyof typeof COUNT_TABLES;

/** The names of the declared tables, in order. */
export const TABLE_NAMES = ['subject', 'ground', 'domain'] as const satisfies readonly TableName[];

/** The numbers of one table by code; null: hidden. */
export type Cells = Record<string, number | null>;

const countSchema = z.int().min(0).max(1_000_000).nullable();

function cellsSchema(table: CountTable): z.ZodType<Cells> {
  return z.strictObject(Object.fromEntries(table.codes.map((code) => [code, countSchema])));
}

const measureSchema = z.strictObject({
  total: countSchema,
  tables: z.strictObject({
    subject: cellsSchema(COUNT_TABLES.subject),
    ground: cellsSchema(COUNT_TABLES.ground),
    domain: cellsSchema(COUNT_TABLES.domain),
  }),
});

/** The form of a release: every declared cell, and nothing else. */
export const releaseSchema = z.strictObject({
  version: z.literal(1),
  period: periodSchema,
  codes: z.literal(CODE_VERSION),
  threshold: z.int().max(1000),
  measures: z.strictObject({ received: measureSchema, closed: measureSchema }),
});

/** The tables of one period of one point, made safe to leave: the body of a `release` message. */
export type Release = z.infer<typeof releaseSchema>;

/** One measure of a release: its total and its tables. */
export type ReleaseMeasure = z.infer<typeof measureSchema>;

/** A release that can be taken, or the reason of the refusal. */
export type ReleaseCheck =
  | { readonly ok: true; readonly release: Release }
  | { readonly ok: false; readonly reason: ProblemCode };

/**
 * Checks a release at either end: its form, that it shows no number from 1 up to the threshold,
 * neither directly nor as what remains of a total, that its numbers can be true together, and
 * that its period is over.
 * @example checkRelease(message.body, now)
 */
export function checkRelease(value: unknown, now: Date): ReleaseCheck {
  const parsed = releaseSchema.safeParse(value);
  if (!parsed.success) return { ok: false, reason: 'release-invalid' };
  const release = parsed.data;
  if (release.threshold < MIN_THRESHOLD) return { ok: false, reason: 'release-below-threshold' };
  if (periodEnd(release.period) > now) return { ok: false, reason: 'release-in-future' };
  for (const measure of MEASURES) {
    const reason = checkMeasure(release.measures[measure], release.threshold);
    if (reason !== undefined) return { ok: false, reason };
  }
  return { ok: true, release };
}

function checkMeasure(measure: ReleaseMeasure, threshold: number): ProblemCode | undefined {
  const { total, tables } = measure;
  if (isBelow(total, threshold)) return 'release-below-threshold';
  for (const name of TABLE_NAMES) {
    const counts = Object.values(tables[name]);
    if (counts.some((count) => isBelow(count, threshold))) return 'release-below-threshold';
    if (total === null) continue;
    const reason = COUNT_TABLES[name].multi
      ? checkParts(counts, total)
      : checkSum(counts, { total, threshold });
    if (reason !== undefined) return reason;
  }
  return undefined;
}

function isBelow(count: number | null, threshold: number): boolean {
  return count !== null && count > 0 && count < threshold;
}

/** Several codes a case: every cell is a part of the total, but their sum says nothing. */
function checkParts(counts: (number | null)[], total: number): ProblemCode | undefined {
  return counts.some((count) => count !== null && count > total) ? 'release-invalid' : undefined;
}

/** One code a case: what is visible and what is hidden make up the total. */
function checkSum(
  counts: (number | null)[],
  { total, threshold }: { total: number; threshold: number },
): ProblemCode | undefined {
  const hidden = counts.filter((count) => count === null).length;
  const rest = counts.reduce<number>((left, count) => left - (count ?? 0), total);
  if (rest < 0 || (hidden === 0 && rest !== 0)) return 'release-invalid';
  // A single hidden cell is what remains of the total: anybody can subtract.
  return hidden === 1 && isBelow(rest, threshold) ? 'release-below-threshold' : undefined;
}
