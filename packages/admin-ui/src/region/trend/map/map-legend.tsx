import { useTranslation } from 'react-i18next';
import { useFigureWords } from '../use-figure-words.ts';
import type { RateClass } from './map-classes.ts';

const APART = [
  { swatch: 'small', text: 'trend.map.legendSmall' },
  { swatch: 'hidden', text: 'trend.legendHidden' },
  { swatch: 'silent', text: 'trend.map.legendSilent' },
  { swatch: 'none', text: 'trend.map.legendNone' },
] as const;

interface Props {
  classes: readonly RateClass[];
  /** Smaller numbers are not set beside others. */
  fewest: number;
}

/** How to read the map, without needing colour. */
export function MapLegend({ classes, fewest }: Props) {
  const { t } = useTranslation();
  const words = useFigureWords();
  return (
    <section className="legend" aria-labelledby="legend">
      <h3 id="legend">{t('trend.legend')}</h3>
      <ul>
        {classes.map(({ from, to }, at) => (
          <li key={from}>
            <svg className="swatch" viewBox="0 0 24 18" aria-hidden="true">
              <rect className="class-swatch" x="1" y="1" width="22" height="16" data-at={at} />
            </svg>
            {t('trend.map.class', { from: words.rate(from), to: words.rate(to) })}
          </li>
        ))}
        {APART.map(({ swatch, text }) => (
          <li key={swatch}>
            <svg className="swatch" data-kind={swatch} viewBox="0 0 24 18" aria-hidden="true">
              <rect x="1" y="1" width="22" height="16" />
            </svg>
            {t(text, { fewest })}
          </li>
        ))}
      </ul>
    </section>
  );
}
