import type { Db } from '../../system/database.ts';
import type { Looking } from '../looking.ts';
import type { OpenCase } from '../read.ts';

/** On the page of a case: what was decided, and which rule got in the way. */
export const decisionsShape = {};

/** Reads it. @throws SealBroken */
export async function decisionsPart(_db: Db, _open: OpenCase, _looking: Looking) {
  return {};
}
