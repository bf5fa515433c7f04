import { useTranslation } from 'react-i18next';
import type { TrendView } from './view.ts';

const ITEMS = {
  region: [
    { swatch: 'bar', text: 'legendVisible' },
    { swatch: 'hidden', text: 'legendHiddenPart' },
    { swatch: 'silent', text: 'legendSilentPart' },
  ],
  towns: [
    { swatch: 'bar', text: 'legendVisible' },
    { swatch: 'zero', text: 'legendZero' },
    { swatch: 'hidden', text: 'legendHidden' },
    { swatch: 'silent', text: 'legendSilent' },
  ],
} as const;

/** How to read the charts, without needing colour. */
export function Legend({ view }: { view: TrendView }) {
  const { t } = useTranslation();
  return (
    <section className="legend" aria-labelledby="legend">
      <Hatch />
      <h3 id="legend">{t('trend.legend')}</h3>
      <ul>
        {ITEMS[view].map(({ swatch, text }) => (
          <li key={swatch}>
            <svg className="swatch" data-kind={swatch} viewBox="0 0 24 18" aria-hidden="true">
              {swatch === 'zero' ? (
                <text x="12" y="14">
                  0
                </text>
              ) : (
                <rect x="1" y="1" width="22" height="16" />
              )}
            </svg>
            {t(`trend.${text}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The pattern for hidden counts, shared by all drawings on the page. */
function Hatch() {
  return (
    <svg className="hatch" width="0" height="0" aria-hidden="true" focusable="false">
      <defs>
        <pattern
          id="nabij-hatch"
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect className="hatch-ground" width="6" height="6" />
          <rect className="hatch-line" width="2" height="6" />
        </pattern>
      </defs>
    </svg>
  );
}
