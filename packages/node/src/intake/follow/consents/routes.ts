import { type Context, Hono } from 'hono';
import { isPossible, namesParty, PARTY_MAX, PURPOSES } from '../../../cases/consents/consent.ts';
import { addConsent, decideConsent, listConsents } from '../../../cases/consents/consents.ts';
import { Refusal } from '../../../system/problem.ts';
import type { Filled } from '../../pages/fields.ts';
import type { View } from '../../pages/shell.ts';
import { type FieldError, one, type Typed } from '../../report/answers.ts';
import type { IntakeDeps } from '../../visit/visitor.ts';
import { idIn, isId } from '../form-id.ts';
import { newsIn } from '../news.ts';
import { keyOf, type OpenReport } from '../open-report.ts';
import { textErrors } from '../text-errors.ts';
import type { ReportForm, ReportPages } from '../with-report.ts';
import { consentForm, consentsPage, decideForm } from './consents-page.ts';

const DECISIONS = ['given', 'refused', 'withdrawn'] as const;

/** Who may know: a reporter gives, refuses and withdraws consent. */
export function consentPages(deps: IntakeDeps, pages: ReportPages): Hono {
  return new Hono()
    .get('/follow/consents', (c) =>
      pages.show(c, async (report, { view }) =>
        c.html(await drawn(deps, { c, report, view }, { typed: {}, errors: [] })),
      ),
    )
    .post('/follow/consents', (c) => pages.take(c, giving(c, deps)))
    .post('/follow/consents/:id', (c) => pages.take(c, deciding(c, deps)));
}

function giving(c: Context, deps: IntakeDeps): ReportForm {
  return {
    fields: ['purpose', 'party', 'consentId'],
    // who it is cannot be told here: the page that takes it again says what is not possible
    form: (view, typed) => consentForm(view, { texts: view.texts, typed, errors: [] }, 'NAMED'),
    take: async (report, typed, { view }) => {
      const errors = errorsIn(typed, report.filing.anonymity);
      if (errors.length > 0) {
        return c.html(await drawn(deps, { c, report, view }, { typed, errors }), 422);
      }
      const purpose = one(typed, 'purpose');
      const party = namesParty(purpose) ? one(typed, 'party') : null;
      const id = idIn(typed, 'consentId');
      await addConsent(deps.db, byReporter(deps, report), { id, purpose, party, state: 'given' });
      deps.log.info('consent-given', { caseId: report.case.id });
      return c.redirect(view.href('/follow/consents?decided=1'), 303);
    },
  };
}

function deciding(c: Context, deps: IntakeDeps): ReportForm {
  const id = c.req.param('id') ?? '';
  const stateIn = (typed: Typed) => DECISIONS.find((state) => state === one(typed, 'state'));
  return {
    fields: ['state'],
    form: (view, typed) => decideForm(view, { id, state: stateIn(typed) ?? 'refused' }),
    take: async (report, typed, { view }) => {
      const state = stateIn(typed);
      const all = await listConsents(deps.db, keyOf(report));
      // of another report, or nothing that can be decided: the page says what is
      const known = isId(id) && all.some((consent) => consent.id === id);
      if (!state || !known) return changed(c, deps, { report, view });
      try {
        await decideConsent(deps.db, byReporter(deps, report), { id, state });
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return changed(c, deps, { report, view });
      }
      deps.log.info(`consent-${state}`, { caseId: report.case.id });
      return c.redirect(view.href('/follow/consents?decided=1'), 303);
    },
  };
}

/** What was wanted is not possible any more: the page as it is now. */
async function changed(c: Context, deps: IntakeDeps, it: { report: OpenReport; view: View }) {
  const errors = [{ field: 'content', key: 'consentChanged' }];
  return c.html(await drawn(deps, { c, ...it }, { typed: {}, errors }), 409);
}

async function drawn(
  { db, points: read, clock }: IntakeDeps,
  { c, report, view }: { c: Context; report: OpenReport; view: View },
  { typed, errors }: Pick<Filled, 'typed' | 'errors'>,
) {
  const [all, { all: points }] = await Promise.all([
    listConsents(db, keyOf(report)),
    read(clock.now()),
  ]);
  const { anonymity } = report.filing;
  const news = errors.length > 0 ? undefined : newsIn(c);
  return consentsPage(view, { texts: view.texts, typed, errors }, { all, anonymity, news, points });
}

function errorsIn(typed: Typed, anonymity: string): FieldError[] {
  const purpose = one(typed, 'purpose');
  const known = PURPOSES.includes(purpose) && isPossible(purpose, anonymity);
  if (!known) return [{ field: 'purpose', key: 'choose' }];
  if (!namesParty(purpose)) return [];
  return textErrors('party', one(typed, 'party'), { max: PARTY_MAX, empty: 'party' });
}

function byReporter({ clock, revoked }: IntakeDeps, report: OpenReport) {
  return { ...keyOf(report), accountId: null, now: clock.now(), revoked };
}
