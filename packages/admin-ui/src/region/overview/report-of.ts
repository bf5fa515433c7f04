import type { Overview, Release, Silence } from '../../api/members.ts';

/** What a town told of a quarter, or since when it has not. */
export type Report =
  | ({ kind: 'reported' } & Release)
  | ({ kind: 'silent' } & Silence)
  | { kind: 'not-member' };

/** A town is silent only about quarters that it was to tell of: the node knows which. */
export function reportOf(
  { reported, silent }: Pick<Overview, 'reported' | 'silent'>,
  townId: string,
  period: string,
): Report {
  const release = reported[townId]?.[period];
  if (release !== undefined) return { kind: 'reported', ...release };
  const silence = silent[townId]?.[period];
  if (silence !== undefined) return { kind: 'silent', ...silence };
  return { kind: 'not-member' };
}

/** How punctual a report is, as one of the states that have words of their own. */
export type Standing = 'inTime' | 'late' | 'notYet' | 'silent' | 'skipped' | 'notMember';

export function standingOf(report: Report): Standing {
  if (report.kind === 'not-member') return 'notMember';
  if (report.kind === 'reported') return report.isLate ? 'late' : 'inTime';
  if (report.isSkipped) return 'skipped';
  return report.isLate ? 'silent' : 'notYet';
}

/** Whether a friendly reminder has a meaning: nothing came, and it should have by now. */
export function isOverdue(report: Report): boolean {
  return report.kind === 'silent' && (report.isLate || report.isSkipped);
}
