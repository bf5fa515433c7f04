import type { Db } from '../../system/database.ts';
import { listLookBacks } from '../trajectory/look-backs.ts';
import { membersOf, together } from '../trajectory/members.ts';
import { openTrajectory } from '../trajectory/open-trajectory.ts';
import { openPlan } from '../trajectory/shown-plan.ts';
import { coded } from './coded.ts';
import type { Copied } from './copied.ts';

interface Options {
  readonly language: string;
  /** Whether the words of others about the reporter go along: GDPR art. 15(4) weighs theirs. */
  readonly notes: boolean;
}

/**
 * What was planned from this case, with which others it is seen together, and how it went later.
 * What came from another case is in the copy of that one.
 */
export async function planPart(db: Db, { case: row, open }: Copied, options: Options) {
  const { filingKey } = open;
  const members = await membersOf(db, { caseId: row.id });
  const own = members.find(({ id }) => id === row.id);
  const at = own && (await openTrajectory(filingKey, { ...own, caseId: row.id }));
  const lookBacks = await lookBackPart(db, { caseId: row.id, filingKey }, options);
  if (!at) return { together: [], goals: [], steps: [], help: [], lookBacks };
  const { goals, steps, help } = await openPlan(db, at, [row.id]);
  return {
    together: together(members, row.id)
      .filter((it) => it !== own)
      .map(({ number }) => number),
    goals: goals.map(({ area, words, at: since, reachedOn }) => ({
      area: coded('life_domain', area, options.language),
      words,
      at: since.toISOString(),
      reachedOn,
    })),
    steps: steps.map(({ what, doer, name, dueOn, doneOn }) => ({
      what,
      doer,
      name,
      dueOn,
      doneOn,
    })),
    help: help.map(({ at: moment, answer, from, words }) => {
      const said = { at: moment.toISOString(), answer, from };
      return options.notes ? { ...said, words } : said;
    }),
    lookBacks,
  };
}

async function lookBackPart(
  db: Db,
  of: { caseId: string; filingKey: Uint8Array },
  { language, notes }: Options,
) {
  return (await listLookBacks(db, of)).map(({ way, dueOn, doneAt, reached, codes, words }) => ({
    ...{ way, dueOn, doneAt: doneAt?.toISOString() ?? null, reached },
    answers: codes.map((code) => coded('feedback', code, language)),
    // what the person said themselves; of others only in a worker's copy
    words: way === 'person' || notes ? words : null,
  }));
}
