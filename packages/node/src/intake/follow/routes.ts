import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { answerByReporter, MESSAGE_MAX } from '../../cases/conversation.ts';
import { Refusal } from '../../system/problem.ts';
import { lengthOf } from '../../system/text-length.ts';
import { readReceiptCode } from '../../vault/receipt-code.ts';
import type { View } from '../pages/shell.ts';
import { type FieldError, one, type Typed } from '../report/answers.ts';
import { following } from '../visit/visit.ts';
import {
  type IntakeDeps,
  readForm,
  recognise,
  type Stationery,
  viewFor,
} from '../visit/visitor.ts';
import { type Followed, follow } from './follow.ts';
import { answerAgainPage, codePage, followPage } from './follow-page.ts';

/** A code whose check character is wrong counts as this much of a guess. */
const SLIP = 0.1;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** `/follow`: a reporter comes back with their code, reads, and answers. */
export function followRoutes(deps: IntakeDeps, stationery: Stationery): Hono {
  const visitor = (c: Context) => recognise(c, deps, stationery);
  return new Hono()
    .get('/follow', async (c) => {
      const { visit, view } = await visitor(c);
      const followed = visit?.follow ? await follow(deps.db, visit.follow) : undefined;
      if (followed) return c.html(open(view, followed, { news: newsIn(c) }));
      const left = c.req.query('left') === '1';
      return c.html(codePage(view, { texts: view.texts, typed: {}, errors: [], left }));
    })
    .post('/follow', async (c) => {
      const person = await visitor(c);
      const typed = await readForm(c, ['code']);
      const code = readReceiptCode(one(typed, 'code'));
      if (!code || !(await follow(deps.db, code))) {
        const { key, status } = await wrongCode(c, deps, { typed: one(typed, 'code'), code });
        const filled = { texts: person.view.texts, typed, errors: [{ field: 'code', key }] };
        return c.html(codePage(person.view, filled), status);
      }
      await person.renew((visit) => following(visit, code, deps.clock.now()));
      return c.redirect(person.view.href('/follow'), 303);
    })
    .post('/follow/answer', async (c) => {
      const typed = await readForm(c, ['answer', 'messageId']);
      try {
        return await answer(c, await visitor(c), { deps, typed });
      } catch (error) {
        deps.log.error('answer-not-kept', {}, error);
        const view = viewFor(c, { deps, stationery });
        return c.html(answerAgainPage(view, filledWith(view, typed, [])), 503);
      }
    })
    .post('/follow/leave', async (c) => {
      const person = await visitor(c);
      await person.forget();
      return c.redirect(person.view.href('/follow?left=1'), 303);
    });
}

/** What is said of a code that opens nothing, after it has cost whoever gives many some time. */
async function wrongCode(
  c: Context,
  { limits, addressOf }: IntakeDeps,
  { typed, code }: { typed: string; code: string | undefined },
) {
  if (typed === '') return { key: 'codeEmpty', status: 422 } as const;
  try {
    await limits.codes.wrong(addressOf(c), code ? 1 : SLIP);
  } catch (error) {
    if (!(error instanceof Refusal && error.problem === 'too-many')) throw error;
    c.header('Retry-After', '60');
    return { key: 'codeTooMany', status: 429 } as const;
  }
  return { key: code ? 'codeUnknown' : 'codeWrong', status: 422 } as const;
}

async function answer(
  c: Context,
  { visit, view }: Awaited<ReturnType<typeof recognise>>,
  { deps, typed }: { deps: IntakeDeps; typed: Typed },
): Promise<Response> {
  const followed = visit?.follow ? await follow(deps.db, visit.follow) : undefined;
  // the visit is over: the text stays on the page, beside the way back in
  if (!followed) return c.html(answerAgainPage(view, filledWith(view, typed, [])), 409);
  const text = one(typed, 'answer');
  const errors = errorsInAnswer(text);
  if (errors.length > 0) return c.html(open(view, followed, { typed, errors }), 422);
  const id = idIn(typed);
  const { caseId, filingKey } = followed;
  await deps.limits.sends.turn(deps.addressOf(c));
  await answerByReporter(deps.db, { id, caseId, text, filingKey, now: deps.clock.now() });
  deps.log.info('answered', { caseId, messageId: id });
  return c.redirect(view.href('/follow?sent=1'), 303);
}

function errorsInAnswer(text: string): FieldError[] {
  if (text === '') return [{ field: 'answer', key: 'answer' }];
  const length = lengthOf(text);
  if (length <= MESSAGE_MAX) return [];
  return [{ field: 'answer', key: 'tooLong', values: { length, max: MESSAGE_MAX } }];
}

function open(
  view: View,
  followed: Followed,
  it: { news?: News; typed?: Typed; errors?: FieldError[] },
) {
  const filled = filledWith(view, it.typed ?? {}, it.errors ?? []);
  return followPage(view, followed, { ...filled, news: it.news });
}

type News = 'sent' | 'added' | undefined;

/** What was done just before: the page that did it led here. */
function newsIn(c: Context): News {
  return (['sent', 'added'] as const).find((news) => c.req.query(news) === '1');
}

/** The form's own number goes along, so that a message sent twice is kept once. */
function filledWith(view: View, typed: Typed, errors: FieldError[]) {
  return { texts: view.texts, typed, errors, messageId: idIn(typed) };
}

function idIn(typed: Typed): string {
  const given = one(typed, 'messageId');
  return UUID.test(given) ? given : randomUUID();
}
