import { z } from '@hono/zod-openapi';
import type { Db } from '../../system/database.ts';
import type { Looking } from '../looking.ts';
import { openConsents } from '../people/approach.ts';
import type { OpenCase } from '../read.ts';
import { mayBeShown, openConference, openGuest } from './conference.ts';
import { conferencesOf, guestsOf, showingsOf, stepsOf } from './store.ts';

const guest = z.object({
  id: z.string(),
  kind: z.enum(['reporter', 'colleague', 'helper', 'agency', 'point']),
  // null: the reporter
  name: z.string().nullable(),
  // whether they may be shown anything now: a consent that is withdrawn is seen here at once
  allowed: z.boolean(),
  shown: z.array(
    z.object({ at: z.string(), by: z.string().nullable(), parts: z.array(z.string()) }),
  ),
});

/** On the page of a case: with whom it is discussed. */
export const conferenceShape = {
  conferences: z.array(
    z.object({
      id: z.string(),
      version: z.number(),
      state: z.enum(['planned', 'held', 'cancelled']),
      at: z.string(),
      question: z.string(),
      place: z.string(),
      notes: z.string(),
      guests: z.array(guest),
      // steps of the plan that were agreed in it, by id
      steps: z.array(z.string()),
    }),
  ),
};

type Shown = z.infer<typeof guest>;

/** Reads it. @throws SealBroken */
export async function conferencePart(db: Db, open: OpenCase, _: Looking) {
  const { id: caseId } = open.case;
  const rows = await conferencesOf(db, caseId);
  if (rows.length === 0) return { conferences: [] };
  const ids = rows.map(({ id }) => id);
  const [guests, steps] = [await guestsIn(db, open), await stepsOf(db, ids)];
  const { filingKey } = open.open;
  const conferences = rows.map(async (row) => {
    const { id, version, state, at, question, place, notes } = await openConference(filingKey, row);
    return {
      ...{ id, version, state, question, place, notes },
      at: at.toISOString(),
      guests: guests.get(id) ?? [],
      steps: steps.filter(({ conferenceId }) => conferenceId === id).map(({ stepId }) => stepId),
    };
  });
  return { conferences: await Promise.all(conferences) };
}

async function guestsIn(
  db: Db,
  { case: it, filing, open }: OpenCase,
): Promise<Map<string, Shown[]>> {
  const of = { caseId: it.id, filingKey: open.filingKey };
  const [rows, showings] = [await guestsOf(db, it.id), await showingsOf(db, it.id)];
  const consents = rows.some(({ kind }) => kind === 'agency' || kind === 'point')
    ? await openConsents(db, of)
    : [];
  const allowing = { consents, anonymity: filing.anonymity, state: it.state };
  const shown = await Promise.all(
    rows.map(async ({ colleague, ...row }) => {
      const { id, kind, name, conferenceId } = await openGuest(open.filingKey, row);
      const allowed = mayBeShown({ kind, name }, allowing);
      const seen = showings
        .filter(({ guestId }) => guestId === id)
        .map(({ at, by, parts }) => ({ at: at.toISOString(), by, parts }));
      return { conferenceId, guest: { id, kind, name: colleague ?? name, allowed, shown: seen } };
    }),
  );
  const byConference = Map.groupBy(shown, ({ conferenceId }) => conferenceId);
  return new Map([...byConference].map(([id, all]) => [id, all.map((one) => one.guest)]));
}
