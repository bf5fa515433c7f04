import type { Visitor } from '../visit/visitor.ts';
import { resumeAt } from './way.ts';

/**
 * Opens what was saved under a code and not sent yet, on any device.
 * @param code as it was printed
 * @returns the address where its reporter goes on; undefined if nothing is saved under this code
 */
export async function openDraft(visitor: Visitor, code: string): Promise<string | undefined> {
  const visit = await visitor.openSaved(code);
  if (!visit) return undefined;
  return visit.receipt ? '/report/receipt' : resumeAt(visit);
}
