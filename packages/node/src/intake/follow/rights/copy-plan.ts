import type { CaseCopy } from '../../../cases/rights/export.ts';
import { lines } from '../../pages/lines.ts';
import { calendarDay } from '../../pages/local-time.ts';
import type { View } from '../../pages/shell.ts';
import { doerIn } from '../../plan/doer.ts';

type Row = [name: string, said: string];

/** What was planned with the reporter, and how it went later. */
export function planRows({ texts }: View, { plan }: CaseCopy): Row[] {
  const { t } = texts;
  const day = (on: string | null) => (on === null ? '' : calendarDay(texts, on));
  const goals = plan.goals.map(({ area, words, reachedOn }): Row => {
    const reached = reachedOn === null ? '' : t('plan.reached', { date: day(reachedOn) });
    return [`${t('plan.goal')}: ${area.label}`, lines([words, reached])];
  });
  const steps = plan.steps.map(({ what, doer, name, dueOn, doneOn }): Row => {
    const by = dueOn === null ? '' : t('plan.dueBy', { date: day(dueOn) });
    const done = doneOn === null ? '' : t('plan.done', { date: day(doneOn) });
    return [t('plan.step'), lines([what, doerIn(texts, { doer, name }), by, done])];
  });
  const help = plan.help.map(
    ({ at, answer, from }): Row => [
      t('plan.help'),
      lines([from, t(`plan.answer.${answer}`), day(at.slice(0, 10))]),
    ],
  );
  const lookBacks = plan.lookBacks.map(({ way, dueOn, doneAt, reached, answers, words }): Row => {
    const done = doneAt === null ? t('plan.dueBy', { date: day(dueOn) }) : day(doneAt.slice(0, 10));
    const missed = reached === false ? t('plan.notReached') : '';
    const said = answers.map(({ label }) => label);
    return [t(`plan.lookBack.${way}`), lines([done, missed, ...said, words ?? ''])];
  });
  const { together } = plan;
  const joined: Row[] =
    together.length === 0 ? [] : [[t('plan.together'), together.map(String).join(', ')]];
  return [...joined, ...goals, ...steps, ...help, ...lookBacks];
}
