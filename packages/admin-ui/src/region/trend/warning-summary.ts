import type { Warning, Warnings } from '../../api/region.ts';

/** What early warning found in all series of a table together. */
export interface WarningSummary {
  readonly warns: readonly string[];
  readonly perhaps: readonly string[];
  /** Of so many series it can be said at all. */
  readonly judged: number;
  readonly tooShort: number;
  readonly tooMuchHidden: number;
  /** So many false warnings to be expected among those judged, if nothing had changed. */
  readonly falseExpected: number;
}

/** Sorts the series of a table by what was found in them. */
export function warningSummary({ codes }: Warnings): WarningSummary {
  const all = Object.entries(codes);
  const where = (test: (warning: Warning) => boolean) =>
    all.filter(([, warning]) => test(warning)).map(([code]) => code);
  const judged = all.filter(([, { outcome }]) => outcome !== 'too-short');
  return {
    warns: where(({ outcome }) => outcome === 'warns'),
    perhaps: where(({ explanation }) => explanation.key === 'could-be-above'),
    judged: judged.length,
    tooShort: all.length - judged.length,
    tooMuchHidden: where(({ explanation }) => explanation.key === 'too-much-hidden').length,
    falseExpected: judged.reduce((sum, [, it]) => sum + (it.falseAlarms?.steady ?? 0), 0),
  };
}

/** What is said first of all series; `hidden`, `seen`: all or some that are long enough hide too much. */
export function findingKey({ warns, perhaps, judged, tooMuchHidden }: WarningSummary) {
  if (warns.length > 0) return 'warns';
  if (perhaps.length > 0) return 'perhaps';
  if (judged === 0) return 'tooShort';
  if (judged === tooMuchHidden) return 'hidden';
  return tooMuchHidden > 0 ? 'seen' : 'no';
}
