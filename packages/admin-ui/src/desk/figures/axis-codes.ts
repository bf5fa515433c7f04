import type { Code, CodeLists } from '../../api/codes.ts';
import type { Axis } from './declared.ts';
import type { SpanMonths } from './span-months.ts';

/** A code that has cells, and how many broader ones stand above it. */
export interface AxisCode {
  readonly code: string;
  readonly depth: number;
}

/**
 * The codes that have cells in a span: those that could be chosen on some day of it. Narrower ones
 * follow their broader one.
 */
export function axisCodes(axis: Axis, lists: CodeLists, months: SpanMonths): AxisCode[] {
  const all = axis.lists.flatMap((list) => lists.lists[list]?.codes ?? []);
  const known = new Map(all.map((code) => [code.code, code]));
  const counted = all.filter((code) => isCounted(code, months));
  const names = new Set(counted.map(({ code }) => code));
  const above = (code: Code | undefined): string | undefined =>
    code?.parent === undefined || names.has(code.parent)
      ? code?.parent
      : above(known.get(code.parent));
  const under = Map.groupBy(counted, above);
  const branch = (parent: string | undefined, depth: number): AxisCode[] =>
    (under.get(parent) ?? []).flatMap(({ code }) => [{ code, depth }, ...branch(code, depth + 1)]);
  return [...branch(undefined, 0), ...axis.own.map((code) => ({ code, depth: 0 }))];
}

function isCounted({ valid_from: from, valid_until: until }: Code, months: SpanMonths): boolean {
  // no month has a day after its 31st
  const hasBegun = from === undefined || from <= `${months.last}-31`;
  return hasBegun && (until === undefined || until >= `${months.first}-01`);
}
