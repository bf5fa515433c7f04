import { z } from '@hono/zod-openapi';
import type { Db } from '../../system/database.ts';
import { stepsDue } from '../trajectory/steps-due.ts';
import { type Beholder, WEEK_DAYS } from './conditions.ts';
import type { Filters } from './filters.ts';
import { caseRow, rowSchema } from './row.ts';
import { countEach, listCases } from './store.ts';

/** The parts of Today, in the order of what cannot wait. */
export const GROUPS = ['overdue', 'week', 'new', 'forMe', 'forOthers'] as const;
type Group = (typeof GROUPS)[number];

/** How many cases of a group are shown at once; the rest is a list of its own. */
const SHOWN = 6;
/** More than a team does in a week. */
const PLANS_MAX = 500;

export const todaySchema = z
  .object({
    day: z.string(),
    groups: z.array(
      z.object({
        name: z.enum(GROUPS),
        filters: z
          .record(z.string(), z.string())
          .openapi({ description: 'what the whole list is asked for with' }),
        total: z.number(),
        cases: z.array(rowSchema),
      }),
    ),
    plans: z
      .object({
        total: z.number(),
        steps: z.array(
          z.object({
            kind: z.enum(['step', 'look-back']),
            id: z.string(),
            caseId: z.string(),
            number: z.number(),
            dueOn: z.string(),
          }),
        ),
      })
      .openapi({ description: 'steps of plans and looking back, due within seven days' }),
  })
  .openapi('Today');

/**
 * What each part of Today gathers, as filters of the list: each can be opened as a list of its own.
 * @param of one's own cases and those that nobody has, or the whole team's
 */
function listsOf(of: 'mine' | 'team'): Record<Group, Filters & Record<string, string>> {
  const whose = of === 'mine' ? ({ owner: 'me-or-nobody' } as const) : {};
  return {
    overdue: { ...whose, due: 'overdue', sort: 'due' },
    week: { ...whose, due: 'week', sort: 'due' },
    new: { state: 'RECEIVED', owner: 'nobody' },
    forMe: { owner: 'me', waiting: 'us', sort: 'due' },
    forOthers: { owner: 'me', waiting: 'others', sort: 'due' },
  };
}

/** The first cases of every part, and how many there are. */
export async function groupsFor(
  db: Db,
  of: 'mine' | 'team',
  by: Beholder,
): Promise<z.input<typeof todaySchema>> {
  const lists = listsOf(of);
  const shown = async (name: Group) => {
    const rows = await listCases(db, { filters: lists[name], by, limit: SHOWN });
    return rows.slice(0, SHOWN).map((row) => caseRow(row, by.accountId));
  };
  const [totals, plans, ...rows] = await Promise.all([
    countEach(db, lists, by),
    plansFor(db, of, by),
    ...GROUPS.map(shown),
  ]);
  const groups = GROUPS.map((name, n) => {
    const filters: Record<string, string> = lists[name];
    return { name, filters, total: totals[name], cases: rows[n] ?? [] };
  });
  return { day: by.today, groups, plans };
}

/** What of plans is due: of one's own cases and those that nobody has, or of all. */
async function plansFor(db: Db, of: 'mine' | 'team', { accountId, today }: Beholder) {
  const until = new Date(`${today}T12:00:00Z`);
  until.setUTCDate(until.getUTCDate() + WEEK_DAYS);
  const due = await stepsDue(db, { until: until.toISOString().slice(0, 10), limit: PLANS_MAX });
  const own = due.filter(({ ownerId }) => ownerId === null || ownerId === accountId);
  const wanted = of === 'mine' ? own : due;
  const steps = wanted.slice(0, SHOWN).map(({ kind, id, caseId, number, dueOn }) => {
    return { kind, id, caseId, number, dueOn };
  });
  return { total: wanted.length, steps };
}
