import type { Context } from 'hono';
import { newReceiptCode } from '../../vault/receipt-code.ts';
import { saved } from '../visit/visit.ts';
import { type IntakeDeps, readForm, recognise, type Stationery } from '../visit/visitor.ts';
import { one, QUESTIONS, type QuestionId } from './answers.ts';
import { type Answered, isOver, keep, readAnswered, withAnswers } from './keep-answers.ts';
import { notKept } from './not-kept.ts';
import { CHECK_PAGE } from './way.ts';

/**
 * Saves a report that is not sent yet under a code, for every device; first what is on the page it
 * came from. Again, or in two tabs at once, it stays one report under one code.
 */
export async function save(
  c: Context,
  it: { deps: IntakeDeps; stationery: Stationery },
): Promise<Response> {
  const from = questionFrom(one(await readForm(c, ['from']), 'from'));
  const answered = from && (await readAnswered(c, from));
  try {
    return await saveVisit(c, { ...it, answered });
  } catch (error) {
    if (!answered) throw error;
    return notKept(c, { ...it, answered }, error);
  }
}

async function saveVisit(
  c: Context,
  it: { deps: IntakeDeps; stationery: Stationery; answered: Answered | undefined },
): Promise<Response> {
  const { deps, stationery, answered } = it;
  const person = await recognise(c, deps, stationery);
  const { visit, view } = person;
  const to = (path: string) => c.redirect(view.href(path), 303);
  if (!answered && isOver(visit)) return to('/report?expired=1');
  if (!visit) await deps.limits.sends.begins(deps.addressOf(c));
  const gone = isOver(visit, answered?.question);
  const code = newReceiptCode();
  const kept = await keep(person, answered?.question ?? 'want', (current) => {
    const at = answered ? `/report/${answered.question}` : (current.at ?? CHECK_PAGE);
    const changed = answered ? { ...withAnswers(current, answered), at } : current;
    return current.receipt || gone ? changed : saved(changed, code, deps.clock.now());
  });
  if (kept.receipt) return to('/report/receipt?again=1');
  return to(gone ? '/report?expired=1' : '/report/saved');
}

function questionFrom(given: string): QuestionId | undefined {
  return QUESTIONS.find((id) => id === given);
}
