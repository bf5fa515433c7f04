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
import { type Cell, insertCells, insertRelease } from './store.ts';

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
  await insertCells(tx, cellsOf(message.iss, release));
}

function cellsOf(iss: string, release: Release): Cell[] {
  const { period } = release;
  return MEASURES.flatMap((measure) => {
    const { total, tables } = release.measures[measure];
    const cell = (tableId: string, code: string, count: number | null): Cell => ({
      iss,
      period,
      measure,
      tableId,
      code,
      count,
    });
    const coded = Object.entries(tables).flatMap(([tableId, cells]) =>
      Object.entries(cells).map(([code, count]) => cell(tableId, code, count)),
    );
    return [cell(TOTAL, TOTAL, total), ...coded];
  });
}
