import { useTranslation } from 'react-i18next';
import type { Shown } from './ask.ts';
import { Hatch } from './hatch.tsx';

const ITEMS = {
  count: [
    { swatch: 'bar', text: 'legendVisible' },
    { swatch: 'zero', text: 'legendZero' },
    { swatch: 'hidden', text: 'legendHidden' },
    { swatch: 'part', text: 'legendHiddenPart' },
    { swatch: 'silent', text: 'legendSilent' },
    { swatch: 'empty', text: 'legendNotMember' },
  ],
  rate: [
    { swatch: 'bar', text: 'legendRate' },
    { swatch: 'interval', text: 'legendInterval' },
    { swatch: 'hidden', text: 'legendHiddenRange' },
    { swatch: 'apart', text: 'legendApart' },
    { swatch: 'silent', text: 'legendSilent' },
    { swatch: 'empty', text: 'legendNotMember' },
  ],
} as const;

type Swatch = (typeof ITEMS)[Shown][number]['swatch'];

/** How to read the charts, without needing colour. */
export function Legend({ show }: { show: Shown }) {
  const { t } = useTranslation();
  return (
    <section className="legend" aria-labelledby="legend">
      <Hatch />
      <h3 id="legend">{t('trend.legend')}</h3>
      <ul>
        {ITEMS[show].map(({ swatch, text }) => (
          <li key={swatch}>
            <Drawn swatch={swatch} />
            {t(`trend.${text}`)}
          </li>
        ))}
      </ul>
      <p className="soft">{t('trend.direction')}</p>
    </section>
  );
}

function Drawn({ swatch }: { swatch: Swatch }) {
  return (
    <svg className="swatch" data-kind={swatch} viewBox="0 0 24 18" aria-hidden="true">
      {swatch === 'zero' || swatch === 'apart' ? (
        <text x="12" y="14">
          {swatch === 'zero' ? '0' : '≠'}
        </text>
      ) : null}
      {swatch === 'interval' ? <path d="M12 2v14 M8 2h8 M8 16h8" /> : null}
      {swatch === 'part' ? <rect className="ground" x="4" y="9" width="16" height="8" /> : null}
      {swatch === 'part' ? <rect x="4" y="2" width="16" height="7" /> : null}
      {swatch === 'bar' || swatch === 'hidden' || swatch === 'silent' ? (
        <rect x="1" y="1" width="22" height="16" />
      ) : null}
      {swatch === 'apart' ? <rect x="1" y="1" width="22" height="16" /> : null}
    </svg>
  );
}
