import type { Counted, Timeliness } from '../packages/node/src/counts/counted.ts';
import { codesOf } from '../packages/node/src/counts/counted.ts';
import { insertTally } from '../packages/node/src/counts/tally-store.ts';
import type { Db } from '../packages/node/src/system/database.ts';

const PLAIN: Counted = {
  subject: 'DISCRIMINATION',
  request: 'COMPLAINT',
  channel: 'WEB',
  residence: 'RES_HERE',
  grounds: ['AGE'],
  domain: 'WORK',
  natures: [],
  handlings: [],
  careCategories: [],
  outcomes: [],
  barriers: [],
  campaign: false,
};

/** A case of a town long ago, in the counts only. */
export interface CountedRow extends Partial<Counted> {
  readonly person?: string;
  readonly timeliness?: Timeliness;
}

/** Counts a case as closed that is in no other table. */
export async function countClosed(db: Db, it: CountedRow, at: Date): Promise<void> {
  await countRow(db, { ...it, measure: 'closed' }, at);
}

/** Counts a case that is in no other table. */
export async function countRow(
  db: Db,
  {
    measure,
    person,
    timeliness = 'NO_TERM',
    ...it
  }: CountedRow & { measure: 'received' | 'closed' },
  at: Date,
): Promise<void> {
  const place = { month: at.toISOString().slice(0, 7), caseId: null, person: person ?? null };
  const ended = measure === 'closed' ? { timeliness } : {};
  await insertTally(db, { ...codesOf(measure, { ...PLAIN, ...it }), ...place, ...ended });
}
