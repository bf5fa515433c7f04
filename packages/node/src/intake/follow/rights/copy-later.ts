import type { CaseCopy } from '../../../cases/rights/export.ts';
import { lines, oneLine } from '../../pages/lines.ts';
import { calendarDay, localTime } from '../../pages/local-time.ts';
import type { View } from '../../pages/shell.ts';

type Row = [name: string, said: string];

/** What the reporter said better later, each time with its moment. */
export function correctionRows(view: View, { corrections }: CaseCopy): Row[] {
  return corrections.map(({ at, changes }) => [moment(view, at), lines(Object.values(changes))]);
}

/** What was asked and decided, with whom and when. */
export function consentRows(view: View, { consents }: CaseCopy): Row[] {
  const { t } = view.texts;
  return consents.map(({ purpose, party, state, askedBy, manner, ...dates }) => {
    const at = dates.withdrawnAt ?? dates.decidedAt ?? dates.at;
    const how = [askedBy ?? '', manner ?? ''].filter(Boolean).join(': ');
    const decided = `${t(`copy.consentState.${state}`)} · ${moment(view, at)}`;
    return [purpose.label, lines([party ?? '', decided, how])];
  });
}

/** What they thought of it after the end. */
export function feedbackRows(view: View, { feedback }: CaseCopy): Row[] {
  return feedback.map(({ at, answers, words }) => [
    moment(view, at),
    lines([...answers.map(({ label }) => label), words ?? '']),
  ]);
}

/** Who must do what by when and by which rule, and what happened to that. */
export function termRows(view: View, { terms }: CaseCopy): Row[] {
  const { texts } = view;
  const { t } = texts;
  const steps = new Map(terms.steps.map(({ id, step }) => [id, step.label]));
  const rows = terms.steps.map(({ step, who, due, state, doneOn, promise, ref }): Row => {
    const by = t('follow.terms.by', { who: who.label, date: calendarDay(texts, due) });
    const done = doneOn === null ? '' : t('copy.term.done', { from: calendarDay(texts, doneOn) });
    const law = promise || ref === 'own-regulation' ? '' : ref;
    const how = t(`follow.terms.state.${state}`);
    return [step.label, lines([by, how, done, law])];
  });
  const changes = terms.changes.map((change): Row => {
    const { term, by, at, note } = change;
    const who = oneLine([moment(view, at), by ?? '']);
    const said = lines([changeWords(view, change), who, note ?? '']);
    return [steps.get(term) ?? t('rights.erasure'), said];
  });
  return [...rows, ...changes];
}

function changeWords(
  { texts }: View,
  { kind, from: first, until: last }: CaseCopy['terms']['changes'][number],
): string {
  const from = calendarDay(texts, first);
  if (last === null) {
    return texts.t(kind === 'pause' ? 'copy.term.pauseOpen' : `copy.term.${kind}`, { from });
  }
  return texts.t(`copy.term.${kind}`, { from, until: calendarDay(texts, last) });
}

/** A moment as a date with its time. */
export function moment(view: View, at: string): string {
  return localTime(view, { dateStyle: 'long', timeStyle: 'short' }).format(new Date(at));
}
