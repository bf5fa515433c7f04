import type { Context } from 'hono';
import { Refusal } from '../../system/problem.ts';
import { type IntakeDeps, type Stationery, viewFor } from '../visit/visitor.ts';
import type { Answered } from './keep-answers.ts';
import { questionPage } from './question-page.ts';
import { progressOf } from './way.ts';

/**
 * The answers could not be kept: they go back into the page they came from, with what to do.
 * @throws what happened, if nothing was typed on that page
 */
export function notKept(
  c: Context,
  it: { deps: IntakeDeps; stationery: Stationery; answered: Answered },
  error: unknown,
): Response | Promise<Response> {
  const { deps, stationery } = it;
  const { question, typed } = it.answered;
  if (question === 'files') throw error;
  const isTooMany = error instanceof Refusal && error.problem === 'too-many';
  if (isTooMany) c.header('Retry-After', '60');
  else deps.log.error('visit-not-kept', {}, error);
  const view = viewFor(c, { deps, stationery });
  const filled = { texts: view.texts, typed, errors: [], trouble: true };
  const progress = { ...progressOf(question, { typed }), question };
  return c.html(questionPage(view, progress, filled), isTooMany ? 429 : 503);
}
