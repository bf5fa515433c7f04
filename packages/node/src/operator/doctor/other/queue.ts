import { PROBLEMS, problemFromUrn } from '@nabij/protocol';
import { deadRows, type OutboxRow, waitingRows } from '../../../federation/standing/store.ts';
import type { Db } from '../../../system/database.ts';
import { daysBetween, type Finding, well, wrong } from '../finding.ts';

const HOUR_MS = 3_600_000;

/** Whether what is queued for the other node arrives. */
export async function checkQueue(db: Db, entityId: string, now: Date): Promise<Finding[]> {
  const isFor = ({ audience }: OutboxRow) => audience === entityId;
  const waiting = (await waitingRows(db)).filter(isFor);
  const dead = (await deadRows(db)).filter(isFor);
  const [oldest] = waiting;
  const suspended = waiting.find(({ refusal }) => refusal === 'issuer-suspended');
  const findings: Finding[] = [];
  if (suspended) {
    findings.push(wrong('It has suspended this node: what is sent waits. Ask whoever keeps it.'));
  } else if (oldest && now.getTime() - oldest.createdAt.getTime() > HOUR_MS) {
    const days = daysBetween(oldest.createdAt, now);
    const since = days === 0 ? 'for hours' : `for ${days} days`;
    findings.push(wrong(`Messages to it wait ${since}: ${waiting.length}${why(oldest)}.`));
  }
  if (dead.length > 0) {
    const last = dead[0] ? why(dead[0]) : '';
    findings.push(wrong(`Messages to it ended without a receipt: ${dead.length}${last}.`));
  }
  return findings.length > 0 ? findings : [well('Nothing to it is stuck.')];
}

/** The last refusal in words, where there are any. */
function why({ refusal }: OutboxRow): string {
  if (refusal === null) return '';
  const known = problemFromUrn(`urn:nabij:problem:${refusal}`);
  return known ? ` (${PROBLEMS[known].title.replace(/\.$/, '')})` : ` (${refusal})`;
}
