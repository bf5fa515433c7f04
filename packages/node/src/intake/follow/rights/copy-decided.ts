import type { CaseCopy } from '../../../cases/rights/export.ts';
import { lines, oneLine } from '../../pages/lines.ts';
import { calendarDay } from '../../pages/local-time.ts';
import type { View } from '../../pages/shell.ts';
import { moment } from './copy-later.ts';

type Row = [name: string, said: string];

/** What was decided about the reporter, why, by whom and for how much. */
export function decisionRows(view: View, { decisions }: CaseCopy): Row[] {
  const { texts } = view;
  const { t, language } = texts;
  const euros = new Intl.NumberFormat(language, { style: 'currency', currency: 'EUR' });
  return decisions.map((made): Row => {
    const { about, decision, state, reasons, euroCents, lookAgainOn, by, at } = made;
    const { settledBy, settledAt, answerReasons } = made;
    const labels = [...reasons, ...answerReasons].map(({ label }) => label);
    return [
      about.label,
      lines([
        `${decision.label} · ${t(`copy.decisionState.${state}`)}`,
        euroCents === null ? '' : euros.format(euroCents / 100),
        ...labels,
        lookAgainOn === null ? '' : t('copy.lookAgain', { date: calendarDay(texts, lookAgainOn) }),
        `${by} · ${moment(view, at)}`,
        settledBy && settledAt ? `${settledBy} · ${moment(view, settledAt)}` : '',
      ]),
    ];
  });
}

/** Which rules stood between them and what they needed. */
export function barrierRows(view: View, { barriers }: CaseCopy): Row[] {
  return barriers.map(({ rule, level, at }) => [
    rule.label,
    lines([level.label, moment(view, at)]),
  ]);
}

/** What was written to others about the reporter. */
export function letterRows(view: View, { letters }: CaseCopy): Row[] {
  const { t } = view.texts;
  return letters.map(({ at, by, to, address, text }) => [
    t('copy.letterTo', { name: to }),
    lines([oneLine([moment(view, at), by ?? '']), address, text]),
  ]);
}
