import { type Context, Hono } from 'hono';
import { z } from 'zod';
import {
  type Changes,
  CORRECTABLE,
  correct,
  listCorrections,
  said,
} from '../../../cases/corrections/corrections.ts';
import { Refusal } from '../../../system/problem.ts';
import type { Filled } from '../../pages/fields.ts';
import type { View } from '../../pages/shell.ts';
import { type FieldError, one, type Typed } from '../../report/answers.ts';
import type { IntakeDeps } from '../../visit/visitor.ts';
import { idIn } from '../form-id.ts';
import { newsIn } from '../news.ts';
import { keyOf, type OpenReport } from '../open-report.ts';
import { textErrors } from '../text-errors.ts';
import type { ReportForm, ReportPages } from '../with-report.ts';
import { correctForm, correctPage, filledFrom, unknownPage } from './correct-page.ts';
import { isPart, PARTS, type Part } from './parts.ts';
import { saidPage, type Told } from './said-page.ts';

/** What a reporter told, and saying it better. What was filed first always stays. */
export function saidPages(deps: IntakeDeps, pages: ReportPages): Hono {
  const { db } = deps;
  return new Hono()
    .get('/follow/said', (c) =>
      pages.show(c, async (report, { view }) =>
        c.html(saidPage(view, await told(db, report), newsIn(c))),
      ),
    )
    .get('/follow/said/:part', (c) =>
      pages.show(c, async (report, { view }) => {
        const part = partIn(c);
        if (isHidden(report, part)) return c.html(unknownPage(view));
        const { now } = await told(db, report);
        return c.html(correctPage(view, filled(view, filledFrom(now, part), []), part));
      }),
    )
    .post('/follow/said/:part', (c) => pages.take(c, correcting(c, deps, partIn(c))));
}

function correcting(c: Context, deps: IntakeDeps, part: Part): ReportForm {
  return {
    fields: [...PARTS[part], 'correctionId'],
    form: (view, typed) => correctForm(view, filled(view, typed, []), part),
    take: async (report, typed, { view }) => {
      if (isHidden(report, part)) return c.html(unknownPage(view), 409);
      const errors = errorsIn(part, typed, report.filing.anonymity);
      if (errors.length > 0)
        return c.html(correctPage(view, filled(view, typed, errors), part), 422);
      const by = {
        ...keyOf(report),
        id: idIn(typed, 'correctionId'),
        anonymity: report.filing.anonymity,
        now: deps.clock.now(),
      };
      const changes: Changes = Object.fromEntries(
        PARTS[part].map((field) => [field, one(typed, field)]),
      );
      const news = await correct(deps.db, by, { filed: report.open.answers, changes });
      deps.log.info('corrected', { caseId: by.caseId });
      return c.redirect(view.href(`/follow/said?${news}=1`), 303);
    },
  };
}

async function told(db: IntakeDeps['db'], report: OpenReport): Promise<Told> {
  const corrections = await listCorrections(db, keyOf(report));
  return { report, corrections, now: said(report.open.answers, corrections) };
}

/** Somebody whom nobody may know leaves no name here by the way. */
function isHidden({ filing }: OpenReport, part: Part): boolean {
  return part === 'contact' && filing.anonymity === 'ANON_FULL';
}

function errorsIn(part: Part, typed: Typed, anonymity: string): FieldError[] {
  const required: Partial<Record<string, string>> = {
    story: 'story',
    ...(anonymity === 'NAMED' ? { name: 'name' } : {}),
  };
  const errors = PARTS[part].flatMap((field) => {
    const empty = required[field];
    const max = CORRECTABLE[field];
    return textErrors(field, one(typed, field), empty === undefined ? { max } : { max, empty });
  });
  const email = one(typed, 'email');
  const wrong = email !== '' && !z.email().safeParse(email).success;
  const known = errors.some(({ field }) => field === 'email');
  return wrong && !known ? [...errors, { field: 'email', key: 'email' }] : errors;
}

function partIn(c: Context): Part {
  const part = c.req.param('part') ?? '';
  if (!isPart(part)) throw new Refusal('not-found');
  return part;
}

function filled(view: View, typed: Typed, errors: FieldError[]): Filled {
  return { texts: view.texts, typed, errors };
}
