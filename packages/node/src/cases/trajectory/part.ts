import type { Db } from '../../system/database.ts';
import type { Looking } from '../looking.ts';
import type { OpenCase } from '../read.ts';

/** On the page of a case: what is planned, over all cases of one person. */
export const trajectoryShape = {};

/** Reads it. @throws SealBroken */
export async function trajectoryPart(_db: Db, _open: OpenCase, _looking: Looking) {
  return {};
}
