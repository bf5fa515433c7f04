import { type Code, codeList } from '@nabij/protocol';
import { type Keep, parseKeep } from './keep.ts';

/** A class of cases: how long they stay, counted from what, and why so. */
export interface RetentionClass {
  readonly code: string;
  readonly keep: Keep;
  /** The term as it is written (ISO 8601). */
  readonly written: string;
  /** Counted from the closing of the case, or from when the last of it was made. */
  readonly from: 'closed' | 'made';
  readonly basis: string;
  /** Whether a law gives the term, and not convention (K) or our own proposal (D). */
  readonly statutory: boolean;
}

/** The classes that a case can have; drafts, the audit log and counts have terms of their own. */
export const CASE_CLASSES: readonly RetentionClass[] = codeList('retention_class')
  .codes.filter((code) => code.keep_from !== undefined)
  .map(classOf);

export function isCaseClass(code: string): boolean {
  return CASE_CLASSES.some((it) => it.code === code);
}

/** The class of a case that no worker gave one: who only wants to be counted is kept shorter. */
export function defaultClassOf(request: string): string {
  return request === 'REPORT' ? 'REPORT_ONLY' : 'COMPLAINT';
}

function classOf({ code, keep, keep_from, basis = '' }: Code): RetentionClass {
  const written = keep ?? '';
  const parsed = parseKeep(written);
  if (!parsed) throw new RangeError(`The class ${code} has no term`);
  const from = keep_from === 'made' ? 'made' : 'closed';
  return { code, keep: parsed, written, from, basis, statutory: !/^[DK]\b/.test(basis) };
}
