import type { Db } from '../../system/database.ts';
import type { Looking } from '../looking.ts';
import type { OpenCase } from '../read.ts';

/** On the page of a case: with whom it is discussed. */
export const conferenceShape = {};

/** Reads it. @throws SealBroken */
export async function conferencePart(_db: Db, _open: OpenCase, _looking: Looking) {
  return {};
}
