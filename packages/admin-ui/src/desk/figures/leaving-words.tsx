import { useTranslation } from 'react-i18next';
import type { NextLeaving } from '../../api/releases.ts';
import { useNow } from '../../format/node-clock.ts';
import { useFormat } from '../../format/use-format.ts';

interface Props {
  next: NextLeaving | null;
  due: readonly string[];
}

/** What leaves next and when, or what it waits for. */
export function LeavingWords({ next, due }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  if (next === null) return <p>{t('leaving.nothing')}</p>;
  const period = format.period(next.period);
  if (next.at === null) {
    const { waitsFor } = next;
    return waitsFor === null ? null : <p>{t(`leaving.waitsFor.${waitsFor}`, { period })}</p>;
  }
  const moment = format.moment(next.at);
  if (new Date(next.at) <= now) return <p>{t('leaving.now', { period })}</p>;
  const isDue = due.includes(next.period);
  return <p>{t(isDue ? 'leaving.byItself' : 'leaving.running', { period, moment })}</p>;
}
