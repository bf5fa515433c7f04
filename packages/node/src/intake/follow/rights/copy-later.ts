import type { CaseCopy } from '../../../cases/rights/export.ts';
import { calendarDay, localTime } from '../../pages/local-time.ts';
import type { View } from '../../pages/shell.ts';

type Row = [name: string, said: string];

/** What the reporter said better later, each time with its moment. */
export function correctionRows(view: View, { corrections }: CaseCopy): Row[] {
  return corrections.map(({ at, changes }) => [
    moment(view, at),
    Object.values(changes).filter(Boolean).join('\n'),
  ]);
}

/** What was asked and decided, with whom and when. */
export function consentRows(view: View, { consents }: CaseCopy): Row[] {
  const { t } = view.texts;
  return consents.map(({ purpose, party, state, askedBy, manner, ...dates }) => {
    const at = dates.withdrawnAt ?? dates.decidedAt ?? dates.at;
    const how = [askedBy ?? '', manner ?? ''].filter(Boolean).join(': ');
    const decided = `${t(`copy.consentState.${state}`)} · ${moment(view, at)}`;
    return [purpose.label, [party ?? '', decided, how].filter(Boolean).join('\n')];
  });
}

/** What they thought of it after the end. */
export function feedbackRows(view: View, { feedback }: CaseCopy): Row[] {
  return feedback.map(({ at, answers, words }) => [
    moment(view, at),
    [...answers.map(({ label }) => label), words ?? ''].filter(Boolean).join('\n'),
  ]);
}

/** Who must do what by when. */
export function termRows({ texts }: View, { terms }: CaseCopy): Row[] {
  const { t } = texts;
  return terms.steps.map(({ step, who, due, state }) => {
    const by = t('follow.terms.by', { who: who.label, date: calendarDay(texts, due) });
    return [step.label, [by, t(`follow.terms.state.${state}`)].join('\n')];
  });
}

/** A moment as a date with its time. */
export function moment(view: View, at: string): string {
  return localTime(view, { dateStyle: 'long', timeStyle: 'short' }).format(new Date(at));
}
