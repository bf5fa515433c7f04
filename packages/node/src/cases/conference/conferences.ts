import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { type Changing, changing } from '../people/changing.ts';
import { isEnded } from '../workflow.ts';
import {
  type Conference,
  type ConferenceWords,
  checkWords,
  openConference,
  sealConference,
} from './conference.ts';
import { conferenceById, insertConference, updateConference } from './store.ts';

/** What a worker writes of a conference; `version` is the one on the screen, null for a new one. */
export interface ConferenceWanted extends ConferenceWords {
  readonly id: string;
  readonly version: number | null;
  readonly state: Conference['state'];
  readonly at: Date;
}

/** A conference of a case. @throws Refusal not-found; SealBroken */
export async function conferenceIn(
  db: Db,
  { caseId, filingKey }: { caseId: string; filingKey: Uint8Array },
  id: string,
): Promise<Conference> {
  const row = await conferenceById(db, id);
  if (row?.caseId !== caseId) throw new Refusal('not-found');
  return openConference(filingKey, row);
}

/**
 * Plans a conference, or changes it: moved to another moment, held, called off, noted. Sent twice
 * it is done once.
 * @throws Refusal changed-meanwhile; move-not-allowed for a new one about a case that has ended;
 *   request-invalid for one that was held on a day still to come; as `checkWords`
 */
export async function setConference(
  db: Db,
  by: Changing,
  { id, version, ...written }: ConferenceWanted,
): Promise<void> {
  const { state, at } = written;
  const wanted = { state, at, ...checkWords(written) };
  if (Number.isNaN(at.getTime()) || (state === 'held' && at > by.now)) {
    throw new Refusal('request-invalid');
  }
  await changing(db, by, async (tx, current) => {
    const row = await conferenceById(tx, id);
    if (row && row.caseId !== by.caseId) throw new Refusal('changed-meanwhile');
    const known = row && (await openConference(by.filingKey, row));
    if (known && saysTheSame(known, wanted)) return undefined;
    if ((known?.version ?? null) !== version) throw new Refusal('changed-meanwhile');
    if (!known && isEnded(current.state)) throw new Refusal('move-not-allowed');
    const next = known
      ? { ...known, ...wanted, version: known.version + 1 }
      : { id, caseId: by.caseId, madeBy: by.accountId, madeAt: by.now, version: 1, ...wanted };
    const sealed = await sealConference(by.filingKey, next);
    await (known ? updateConference(tx, sealed) : insertConference(tx, sealed));
    const audited = known ? 'conference-changed' : 'conference-planned';
    return { act: 'conference', audited, subject: `${id} ${state}` };
  });
}

type Written = Pick<Conference, 'state' | 'at' | keyof ConferenceWords>;

function saysTheSame(known: Conference, wanted: Written): boolean {
  return (
    known.state === wanted.state &&
    known.at.getTime() === wanted.at.getTime() &&
    known.question === wanted.question &&
    known.place === wanted.place &&
    known.notes === wanted.notes
  );
}
