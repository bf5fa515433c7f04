import { epochSeconds, type HandoverCase } from '@nabij/protocol';
import type { Db } from '../system/database.ts';
import { handoversOf } from './store.ts';

const MOST_EARLIER = 50;

/** The handovers that a case went through before it came here, and the one that brought it. */
export async function earlierOf(
  db: Db,
  { caseId, entityId }: { caseId: string; entityId: string },
): Promise<HandoverCase['earlier']> {
  const brought = (await handoversOf(db, caseId)).find(({ side }) => side === 'receiver');
  if (!brought?.since) return [];
  const { id: handover, peer: from, since } = brought;
  const all = [...brought.earlier, { handover, from, to: entityId, at: epochSeconds(since) }];
  // a document has room for so many: the oldest goes, and not the case into a dead end
  return all.slice(-MOST_EARLIER);
}
