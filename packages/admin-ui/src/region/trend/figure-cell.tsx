import { useTranslation } from 'react-i18next';
import type { NotComparable } from '../../api/region.ts';
import type { Shown } from './ask.ts';
import type { Figure } from './figure.ts';
import { useFigureWords } from './use-figure-words.ts';

interface Props {
  figure: Figure;
  show: Shown;
  /** By which letter a reason is told below the table. */
  letterOf: (reason: NotComparable) => string;
}

/** A number, and in words what is hidden from it or why there is none. */
export function FigureCell({ figure, show, letterOf }: Props) {
  const { t } = useTranslation();
  const { kind, hiddenTowns, notComparable } = figure;
  if (kind === 'not-member') return <Unknown>{t('trend.notMember')}</Unknown>;
  if (kind === 'silent') return <Unknown>{t('trend.silent')}</Unknown>;
  return (
    <>
      {show === 'rate' ? <RateShown figure={figure} /> : <CountShown figure={figure} />}
      {kind === 'number' && hiddenTowns > 0 ? (
        <Unknown>{t('trend.plusHidden', { count: hiddenTowns })}</Unknown>
      ) : null}
      {show === 'rate' && notComparable.length > 0 ? (
        <span className="apart">≠ {notComparable.map(letterOf).join(' ')}</span>
      ) : null}
    </>
  );
}

function CountShown({ figure: { kind, visible, bounds } }: { figure: Figure }) {
  const { t } = useTranslation();
  const words = useFigureWords();
  if (kind === 'number') return <span>{words.count(visible)}</span>;
  const most = bounds?.high ?? null;
  return (
    <Unknown>
      {most === null ? t('trend.hidden') : t('trend.hiddenUpTo', { most: words.count(most) })}
    </Unknown>
  );
}

function RateShown({ figure: { kind, rate, bounds } }: { figure: Figure }) {
  const { t } = useTranslation();
  const words = useFigureWords();
  if (rate === null) return <Unknown>{t('trend.noPopulation')}</Unknown>;
  if (kind === 'hidden' && bounds?.high === null) return <Unknown>{t('trend.hidden')}</Unknown>;
  return (
    <>
      <span>{words.range(rate.rate, words.rate)}</span>
      <span className="interval">
        {t('trend.interval', { range: words.range(rate.interval, words.rate) })}
      </span>
    </>
  );
}

function Unknown({ children }: { children: string }) {
  return <span className="unknown">{children}</span>;
}
