import type { Db } from '../../system/database.ts';
import type { Looking } from '../looking.ts';
import type { OpenCase } from '../read.ts';

/** On the page of a case: who is involved, and who was spoken with. */
export const peopleShape = {};

/** Reads it. @throws SealBroken */
export async function peoplePart(_db: Db, _open: OpenCase, _looking: Looking) {
  return {};
}
