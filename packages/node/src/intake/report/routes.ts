import { type Context, Hono } from 'hono';
import { Refusal } from '../../system/problem.ts';
import { recentIntakeKey } from '../../vault/intake-key.ts';
import { ownerOf } from '../files/quota.ts';
import { keyOf } from '../files/sealed-upload.ts';
import { deleteUploadsOf } from '../files/store.ts';
import { hasAnswers, type Visit, waitingIn } from '../visit/visit.ts';
import { type IntakeDeps, recognise, type Stationery, type Visitor } from '../visit/visitor.ts';
import { begunAgain, takeOver } from './again.ts';
import { mistakesIn, QUESTIONS, type QuestionId } from './answers.ts';
import { checkPage } from './check-page.ts';
import { elsewherePart } from './elsewhere-part.ts';
import { isOver, keep, readAnswered, unfinished, withAnswers, wrongPlace } from './keep-answers.ts';
import { notKept } from './not-kept.ts';
import { questionPage } from './question-page.ts';
import { save } from './save.ts';
import { savedPage } from './saved-page.ts';
import { send } from './send.ts';
import { startPage } from './start-page.ts';
import { CHECK_PAGE, comesAfter, progressOf, resumeAt } from './way.ts';

/** `/report`: one question a page, every answer kept between pages, and saving for later. */
export function reportRoutes(deps: IntakeDeps, stationery: Stationery): Hono {
  const visitor = (c: Context) => recognise(c, deps, stationery);
  const intakeKey = recentIntakeKey(deps.db, deps.nodeKeys, deps.clock);
  return new Hono()
    .get('/report', async (c) => start(c, await visitor(c)))
    .get('/report/check', async (c) => check(c, await visitor(c), deps))
    .get('/report/saved', async (c) => saved(c, await visitor(c), deps.clock.now()))
    .post('/report/save', (c) => save(c, { deps, stationery }))
    .post('/report/send', async (c) => send(c, { deps, person: await visitor(c), intakeKey }))
    .post('/report/new', async (c) => startAnew(c, await visitor(c), deps))
    .post('/report/again', async (c) => again(c, await visitor(c), deps))
    .get('/report/:question', (c) => ask(c, { deps, stationery, question: questionIn(c) }))
    .post('/report/:question', (c) => answer(c, { deps, stationery, question: questionIn(c) }));
}

function start(c: Context, { visit, view, until }: Visitor) {
  if (visit?.receipt) return c.redirect(view.href('/report/receipt'), 303);
  const page = { expired: c.req.query('expired') === '1' };
  if (!visit || !hasAnswers(visit)) return c.html(startPage(view, page));
  const savedUntil = visit.draft === undefined ? undefined : until;
  return c.html(startPage(view, { ...page, goOn: resumeAt(visit), savedUntil }));
}

async function check(c: Context, { visit, view }: Visitor, deps: IntakeDeps) {
  const note = c.req.query('again') === '1' ? '?again=1' : '';
  const elsewhere = wrongPlace(view, visit, { note }) ?? unfinished(view, visit?.typed ?? {});
  if (elsewhere || !visit) return c.redirect(elsewhere ?? view.href('/report'), 303);
  const part = await elsewherePart(view, visit.typed, deps);
  return c.html(checkPage(view, visit, part ? { note: part } : {}));
}

function saved(c: Context, { visit, view, until }: Visitor, now: Date) {
  const elsewhere = wrongPlace(view, visit);
  if (elsewhere) return c.redirect(elsewhere, 303);
  if (!visit?.draft || !until) return c.redirect(view.href('/report'), 303);
  const code = (visit.codeUntil ?? 0) > now.getTime() ? visit.draft : undefined;
  return c.html(savedPage(view, { until, code, goOn: resumeAt(visit) }));
}

/** Erases what was answered; after sending, an unsaved report that had to wait comes back. */
async function startAnew(c: Context, person: Visitor, { db, clock }: IntakeDeps) {
  const { visit, view } = person;
  const waiting = visit?.receipt && waitingIn(visit, clock.now());
  if (waiting) {
    await person.renew(({ language }) => ({ language, ...waiting }));
    return c.redirect(view.href('/report'), 303);
  }
  await person.erase();
  // no key of theirs is left; they need not wait to expire
  if (visit?.filesKey) await deleteUploadsOf(db, ownerOf(keyOf(visit.filesKey)));
  return c.redirect(view.href(`/report/${QUESTIONS[0]}`), 303);
}

/** A second report by somebody whose first one is open: nothing is asked twice. */
async function again(c: Context, person: Visitor, deps: IntakeDeps) {
  const { visit, view } = person;
  const code = visit?.follow ?? visit?.receipt?.code;
  const known = code && (await takeOver(deps.db, code, deps.municipality));
  if (!visit || !known) return c.redirect(view.href('/follow'), 303);
  const begin = (current: Visit) => begunAgain(current, known, deps.clock.now());
  // a visit that has sent files no more: what comes next lies in a new one
  await (visit.receipt ? person.renew(begin) : person.change(begin));
  return c.redirect(view.href(`/report/${QUESTIONS[0]}`), 303);
}

interface Asking {
  readonly deps: IntakeDeps;
  readonly stationery: Stationery;
  readonly question: Asked;
}

async function ask(c: Context, { deps, stationery, question }: Asking) {
  const { visit, view } = await recognise(c, deps, stationery);
  const elsewhere = wrongPlace(view, visit, { question });
  if (elsewhere) return c.redirect(elsewhere, 303);
  const course = visit ?? { typed: {} };
  const { typed } = course;
  const follows = comesAfter('place', question, course);
  const note = follows ? await elsewherePart(view, typed, deps) : undefined;
  const filled = { texts: view.texts, typed, errors: [], ...(note ? { note } : {}) };
  return c.html(questionPage(view, { ...progressOf(question, course), question }, filled));
}

/** Keeps what was typed, right or wrong, then goes on, back, or shows what to mend. */
async function answer(c: Context, { deps, stationery, question }: Asking): Promise<Response> {
  const answered = await readAnswered(c, question);
  try {
    const person = await recognise(c, deps, stationery);
    const { view, visit } = person;
    if (!visit) await deps.limits.sends.begins(deps.addressOf(c));
    const kept = await keep(person, question, (current) => withAnswers(current, answered));
    if (kept.receipt) return c.redirect(view.href('/report/receipt?again=1'), 303);
    if (isOver(visit, question)) return c.redirect(view.href('/report?expired=1'), 303);
    const errors = answered.back ? [] : mistakesIn(question, kept.typed, view.now);
    if (errors.length === 0) return c.redirect(view.href(kept.at ?? CHECK_PAGE), 303);
    const filled = { texts: view.texts, typed: kept.typed, errors };
    const progress = { ...progressOf(question, kept), question };
    return c.html(questionPage(view, progress, filled), 422);
  } catch (error) {
    return notKept(c, { deps, stationery, answered }, error);
  }
}

/** A question that has its page here. */
type Asked = Exclude<QuestionId, 'files'>;

function questionIn(c: Context): Asked {
  const id = QUESTIONS.find((question) => question === c.req.param('question'));
  if (!id || id === 'files') throw new Refusal('not-found');
  return id;
}
