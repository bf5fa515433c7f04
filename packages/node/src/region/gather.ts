import {
  canonicalize,
  checkRelease,
  digestOf,
  type Envelope,
  MEASURES,
  type Release,
} from '@nabij/protocol';
import type { Received } from '../federation/receive.ts';
import type { Db } from '../system/database.ts';
import { Refusal } from '../system/problem.ts';
import { insertCells, insertRelease, type NewCell } from './store.ts';

/** The one cell of the table `total`. */
export const TOTAL = 'total';

/**
 * Stores a town's release, once per town and period. The envelope has been verified already.
 *
 * @throws {Refusal} `issuer-unknown` when the issuer is no admitted point; `release-already-final`
 *   for a second release of a period, even one with the same numbers; whatever
 *   `checkRelease` finds
 */
export async function gatherRelease(
  tx: Db,
  message: Envelope,
  { issuer, now }: Received,
): Promise<void> {
  if (issuer.relation !== 'member' || issuer.role !== 'point') throw new Refusal('issuer-unknown');
  const checked = checkRelease(message.body, now);
  if (!checked.ok) throw new Refusal(checked.reason);
  const { release } = checked;
  const body = canonicalize(message.body);
  const isFirst = await insertRelease(tx, {
    iss: message.iss,
    period: release.period,
    jti: message.jti,
    body,
    digest: digestOf(body),
    receivedAt: now,
  });
  if (!isFirst) throw new Refusal('release-already-final');
  await insertCells(tx, { iss: message.iss, period: release.period }, cellsOf(release));
}

function cellsOf(release: Release): NewCell[] {
  return MEASURES.flatMap((measure) => {
    const { total, tables } = release.measures[measure];
    const coded = Object.entries(tables).flatMap(([table_id, cells]) =>
      Object.entries(cells).map(([code, count]) => ({ measure, table_id, code, count })),
    );
    return [{ measure, table_id: TOTAL, code: TOTAL, count: total }, ...coded];
  });
}
