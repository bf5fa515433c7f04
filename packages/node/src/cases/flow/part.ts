import type { Db } from '../../system/database.ts';
import type { Looking } from '../looking.ts';
import type { OpenCase } from '../read.ts';

/** On the page of a case: what became of a case among others. */
export const flowShape = {};

/** Reads it. @throws SealBroken */
export async function flowPart(_db: Db, _open: OpenCase, _looking: Looking) {
  return {};
}
