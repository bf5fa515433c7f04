import { z } from '@hono/zod-openapi';
import type { Sort } from './filters.ts';

/** The last line of a page: the next one begins after it, whatever was added meanwhile. */
export interface Cursor {
  readonly sort: Sort;
  /** What it was sorted by; null where nothing is due. */
  readonly at: string | null;
  readonly number: number;
}

const written = z.union([
  z.tuple([z.literal('received'), z.iso.datetime(), z.int().positive()]),
  z.tuple([z.literal('due'), z.iso.date().nullable(), z.int().positive()]),
  z.tuple([z.literal('number'), z.null(), z.int().positive()]),
]);

/** As it stands in an address. */
export function writeCursor(
  sort: Sort,
  last: { receivedAt: Date; dueOn: string | null; number: number },
): string {
  const at = { received: last.receivedAt.toISOString(), due: last.dueOn, number: null }[sort];
  return Buffer.from(JSON.stringify([sort, at, last.number])).toString('base64url');
}

/** Reads it from an address; anything else than what this program wrote is refused. */
export const cursorSchema = z
  .string()
  .max(200)
  .transform((text, context): Cursor => {
    const read = written.safeParse(parse(Buffer.from(text, 'base64url').toString()));
    if (read.success) {
      const [sort, at, number] = read.data;
      return { sort, at, number };
    }
    context.addIssue({ code: 'custom', message: 'no cursor' });
    return z.NEVER;
  });

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
