import { type Context, Hono } from 'hono';
import { Refusal } from '../../system/problem.ts';
import type { IntakeKey } from '../../vault/filing-key.ts';
import { recentIntakeKey } from '../../vault/intake-key.ts';
import { type Filed, type Filing, fileReport } from '../file.ts';
import type { View } from '../pages/shell.ts';
import { receiptPage } from '../receipt/receipt-page.ts';
import {
  type IntakeDeps,
  readForm,
  recognise,
  type Stationery,
  type Visitor,
  viewFor,
} from '../visit/visitor.ts';
import {
  errorsIn,
  fieldsOf,
  firstUnanswered,
  one,
  QUESTIONS,
  type QuestionId,
  questionsFor,
  readAnswers,
  TEXT_FIELDS,
  type Typed,
} from './answers.ts';
import { checkPage, TRAP } from './check-page.ts';
import { questionPage } from './question-page.ts';
import { startPage } from './start-page.ts';

/** `/report`: one question a page, every answer kept between pages, and the receipt. */
export function reportRoutes(deps: IntakeDeps, stationery: Stationery): Hono {
  const visitor = (c: Context) => recognise(c, deps, stationery);
  const intakeKey = recentIntakeKey(deps.db, deps.nodeKeys, deps.clock);
  return new Hono()
    .get('/report', async (c) => {
      const { visit, view } = await visitor(c);
      if (visit?.receipt) return c.redirect(view.href('/report/receipt'), 303);
      const begun = Object.keys(visit?.typed ?? {}).length > 0;
      return c.html(startPage(view, { begun, expired: c.req.query('expired') === '1' }));
    })
    .get('/report/check', async (c) => {
      const { visit, view } = await visitor(c);
      const note = c.req.query('again') === '1' ? '?again=1' : '';
      const elsewhere = wrongPlace(view, visit, note) ?? unfinished(view, visit?.typed ?? {});
      return elsewhere ? c.redirect(elsewhere, 303) : c.html(checkPage(view, visit?.typed ?? {}));
    })
    .get('/report/receipt', async (c) => {
      const { visit, view } = await visitor(c);
      if (!visit?.receipt) return c.redirect(view.href('/report'), 303);
      const again = c.req.query('again') === '1';
      const late = TEXT_FIELDS.map((field) => one(visit.typed, field))
        .filter(Boolean)
        .join('\n');
      return c.html(receiptPage(view, { ...visit.receipt, again, late }));
    })
    .post('/report/send', async (c) => send(c, { deps, person: await visitor(c), intakeKey }))
    .post('/report/new', async (c) => {
      const person = await visitor(c);
      await person.forget();
      return c.redirect(person.view.href('/report/about'), 303);
    })
    .get('/report/:question', async (c) => {
      const question = questionIn(c);
      const { visit, view } = await visitor(c);
      const first = question === QUESTIONS[0];
      const elsewhere = visit || !first ? wrongPlace(view, visit) : undefined;
      if (elsewhere) return c.redirect(elsewhere, 303);
      const typed = visit?.typed ?? {};
      const filled = { texts: view.texts, typed, errors: [] };
      return c.html(questionPage(view, progressOf(question, typed), filled));
    })
    .post('/report/:question', async (c) => {
      const question = questionIn(c);
      const form = await readForm(c, [...fieldsOf(question), 'go']);
      const back = form.go?.[0] === 'back';
      const { go: _, ...typed } = form;
      return answer(c, { deps, stationery, question, typed, back });
    });
}

interface Answered {
  deps: IntakeDeps;
  stationery: Stationery;
  question: QuestionId;
  typed: Typed;
  back: boolean;
}

/** Keeps what was typed, right or wrong, then goes on, back, or shows what to mend. */
async function answer(c: Context, it: Answered): Promise<Response> {
  const { deps, stationery, question, back } = it;
  let person: Visitor;
  let typed: Typed;
  try {
    person = await recognise(c, deps, stationery);
    if (!person.visit) await deps.limits.sends.begins(deps.addressOf(c));
    // a draft begins under a cookie of its own; later a lost answer would cost all that was typed
    const keep = isUnderWay(person.visit, question) ? person.change : person.renew;
    const kept = await keep((current) => ({
      ...current,
      typed: { ...current.typed, ...it.typed },
    }));
    if (kept.receipt) return c.redirect(person.view.href('/report/receipt?again=1'), 303);
    typed = kept.typed;
  } catch (error) {
    return notKept(c, it, error);
  }
  const { view, visit } = person;
  if (!visit && question !== QUESTIONS[0]) return c.redirect(view.href('/report?expired=1'), 303);
  const errors = back ? [] : errorsIn(question, typed);
  if (errors.length > 0) {
    const filled = { texts: view.texts, typed, errors };
    return c.html(questionPage(view, progressOf(question, typed), filled), 422);
  }
  return c.redirect(view.href(nextPage(question, typed, back)), 303);
}

/** Whether there is a receipt, or an answer to another question than this one. */
function isUnderWay(visit: Visitor['visit'], question: QuestionId): boolean {
  const own: readonly string[] = fieldsOf(question);
  return Boolean(visit?.receipt) || Object.keys(visit?.typed ?? {}).some((it) => !own.includes(it));
}

/** The answers could not be kept: they go back into the page they came from, with what to do. */
function notKept(c: Context, it: Answered, error: unknown): Response | Promise<Response> {
  const { deps, stationery, question, typed } = it;
  const isTooMany = error instanceof Refusal && error.problem === 'too-many';
  if (isTooMany) c.header('Retry-After', '60');
  else deps.log.error('visit-not-kept', {}, error);
  const view = viewFor(c, { deps, stationery });
  const filled = { texts: view.texts, typed, errors: [], trouble: true };
  return c.html(questionPage(view, progressOf(question, typed), filled), isTooMany ? 429 : 503);
}

async function send(
  c: Context,
  it: { deps: IntakeDeps; person: Visitor; intakeKey: ReturnType<typeof recentIntakeKey> },
): Promise<Response> {
  const { deps, intakeKey } = it;
  const { visit, key, sealed, view } = it.person;
  const typed = visit?.typed ?? {};
  const answers = readAnswers(typed);
  const elsewhere =
    wrongPlace(view, visit, '?again=1') ?? (answers ? undefined : unfinished(view, typed));
  if (elsewhere) return c.redirect(elsewhere, 303);
  if (!answers || !key || !sealed) throw new Refusal('unavailable');
  if (!(await hasTurn(c, deps))) return c.html(checkPage(view, typed, { busy: true }), 429);
  const filed = await fileUnderCurrent(deps, intakeKey, {
    answers,
    language: view.texts.language,
    channel: 'WEB',
    visit: { ...key, sealed },
    now: deps.clock.now(),
  });
  if (filed) deps.log.info('filed', { caseId: filed.caseId });
  // not filed: sent already, or changed in another tab; the last page shows which of the two
  return c.redirect(view.href(filed ? '/report/receipt' : '/report/check?again=1'), 303);
}

/** Waits for the turn of this address. @returns false if that would take too long */
async function hasTurn(c: Context, { limits, addressOf }: IntakeDeps): Promise<boolean> {
  const form = await readForm(c, [TRAP]);
  try {
    await limits.sends.turn(addressOf(c), { trapped: one(form, TRAP) !== '' });
    return true;
  } catch (error) {
    if (!(error instanceof Refusal && error.problem === 'too-many')) throw error;
    c.header('Retry-After', '60');
    return false;
  }
}

/** Files; again at once if the intake key was replaced meanwhile, of which nobody needs to know. */
async function fileUnderCurrent(
  deps: IntakeDeps,
  intakeKey: ReturnType<typeof recentIntakeKey>,
  filing: Filing,
): Promise<Filed | undefined> {
  const to = { db: deps.db, town: { name: deps.point.town, municipality: deps.municipality } };
  let key: IntakeKey | undefined = await intakeKey();
  for (let used: string | undefined; key && key.kid !== used; key = await intakeKey('anew')) {
    const filed = await fileReport(to, key, filing);
    if (filed) return filed;
    used = key.kid;
  }
  if (!key) throw new Refusal('unavailable');
  return undefined;
}

/** Where somebody belongs who has sent already, or of whom nothing is known (any more). */
function wrongPlace(view: View, visit: Visitor['visit'], note = ''): string | undefined {
  if (!visit) return view.href('/report?expired=1');
  return visit.receipt ? view.href(`/report/receipt${note}`) : undefined;
}

function unfinished(view: View, typed: Typed): string | undefined {
  const question = firstUnanswered(typed);
  return question && view.href(`/report/${question}`);
}

function nextPage(question: QuestionId, typed: Typed, back: boolean): string {
  const asked = questionsFor(typed);
  const at = asked.indexOf(question);
  if (back) return at > 0 ? `/report/${asked[at - 1]}` : '/report';
  // somebody who came from the last page to change one answer goes straight back there
  if (!firstUnanswered(typed) && asked.slice(at + 1).some((id) => isTyped(id, typed))) {
    return '/report/check';
  }
  const next = asked[at + 1];
  return next ? `/report/${next}` : '/report/check';
}

function isTyped(question: QuestionId, typed: Typed): boolean {
  return fieldsOf(question).some((field) => field in typed);
}

function progressOf(question: QuestionId, typed: Typed) {
  const asked = questionsFor(typed);
  const at = asked.indexOf(question);
  return { question, number: Math.max(0, at) + 1, total: asked.length + 1 };
}

function questionIn(c: Context): QuestionId {
  const id = QUESTIONS.find((question) => question === c.req.param('question'));
  if (!id) throw new Refusal('not-found');
  return id;
}
