import { type Code, codeList } from '@nabij/protocol';
import { isShorter, type Keep, parseKeep } from './keep.ts';

/** The shortest or longest term that a town may set, and why so. */
export interface Bound {
  readonly keep: Keep;
  /** As it is written (ISO 8601). */
  readonly written: string;
  readonly basis: string;
}

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
  readonly least: Bound;
  readonly most: Bound;
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

/** Whether a town may keep cases of a class so long. */
export function isWithin({ least, most }: Pick<RetentionClass, 'least' | 'most'>, keep: Keep) {
  return !isShorter(keep, least.keep) && !isShorter(most.keep, keep);
}

function classOf(it: Code): RetentionClass {
  const { code, keep_from, basis = '' } = it;
  const term = boundOf(code, it.keep, basis);
  const from = keep_from === 'made' ? 'made' : 'closed';
  return {
    code,
    keep: term.keep,
    written: term.written,
    from,
    basis,
    statutory: !/^[DK]\b/.test(basis),
    least: boundOf(code, it.keep_least, it.least_basis),
    most: boundOf(code, it.keep_most, it.most_basis),
  };
}

function boundOf(code: string, written: string | null = '', basis = ''): Bound {
  const keep = parseKeep(written ?? '');
  if (!keep) throw new RangeError(`The class ${code} has no term or no bounds`);
  return { keep, written: written ?? '', basis };
}
