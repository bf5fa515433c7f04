import { z } from '@hono/zod-openapi';
import { dayIn, openTerms } from '@nabij/protocol';
import type { Db } from '../../system/database.ts';
import type { Looking } from '../looking.ts';
import type { OpenCase } from '../read.ts';
import { isEnded } from '../workflow.ts';
import { movesOf, TERM_MOVES } from './may-change.ts';
import { openTermNote } from './note-place.ts';
import { changesOf, timedCase } from './store.ts';
import { choosableRegimes, type Term, termsOf } from './terms.ts';

const nullable = z.string().nullable();
const codes = z.array(z.string());

const termSchema = z.object({
  id: z.string(),
  step: z.string(),
  who: z.string(),
  due: z.string(),
  state: z.enum(['done', 'coming', 'late', 'passed', 'paused']),
  doneOn: nullable,
  expected: nullable,
  longest: nullable,
  standstill: codes,
  promise: z.boolean(),
  ref: z.string(),
  moves: z.array(z.enum(TERM_MOVES)),
});

/** On the page of a case: by whose rules it must be handled, and what follows from them. */
export const termsShape = {
  regime: nullable,
  regimeFrom: nullable,
  regimeOurs: z.boolean(),
  regimes: codes,
  deadlines: z.array(termSchema),
  // of which somebody else says by when; nobody did yet
  openTerms: z.array(z.object({ id: z.string(), step: z.string() })),
  termChanges: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['pause', 'done', 'stated', 'extension']),
      term: z.string(),
      from: z.string(),
      until: nullable,
      basis: z.enum(['law', 'consent']).nullable(),
      reason: nullable,
      note: nullable,
      by: nullable,
      at: z.string(),
    }),
  ),
};

/** Reads it. @throws SealBroken */
export async function termsPart(db: Db, open: OpenCase, { country, now }: Looking) {
  const { id, regime, regimeFrom, regimeOurs, state } = open.case;
  const timed = await timedCase(db, id);
  const terms = timed ? termsOf(timed, country, now) : [];
  const today = dayIn(country, now);
  const known = new Set(terms.map((term) => term.id));
  const unknown = isEnded(state) ? [] : openTerms(regime, country);
  return {
    regime,
    regimeFrom,
    regimeOurs,
    regimes: choosableRegimes(country),
    deadlines: terms.map((term) => ({ ...shownTerm(term), moves: movesOf(term, today) })),
    openTerms: unknown.filter((term) => !known.has(term.id)),
    termChanges: await shownChanges(db, id, open.open.filingKey),
  };
}

function shownTerm({ standstill, ...term }: Term) {
  return { ...term, standstill: [...standstill] };
}

/** What happened to the terms, with what was written beside it. @throws SealBroken */
export async function shownChanges(db: Db, caseId: string, filingKey: Uint8Array) {
  const rows = await changesOf(db, caseId);
  return Promise.all(
    rows.map(async (row) => ({
      id: row.id,
      kind: row.kind,
      term: row.term,
      from: row.fromOn,
      until: row.untilOn,
      basis: row.basis,
      reason: row.reason,
      note: await openTermNote(filingKey, row),
      by: row.by,
      at: row.at.toISOString(),
    })),
  );
}
