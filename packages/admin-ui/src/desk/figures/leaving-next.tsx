import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../access/use-session.ts';
import type { ReleaseOverview } from '../../api/releases.ts';
import { useFormat } from '../../format/use-format.ts';
import { HoldBack } from './hold-back.tsx';
import { LeavingWords } from './leaving-words.tsx';

/** What leaves next and when; the quarters leave in their order, so later ones wait. */
export function LeavingNext({ data }: { data: ReleaseOverview }) {
  const { t } = useTranslation();
  const format = useFormat();
  const isLead = useSession().account.role === 'lead';
  const { next, due, holds } = data;
  const [first, ...later] = due;
  return (
    <section className="card" aria-labelledby="next">
      <h2 id="next">{t('leaving.title')}</h2>
      <LeavingWords next={next} due={due} />
      {first === undefined ? null : (
        <p>
          <Link
            to="/desk/figures/$period"
            params={{ period: first }}
            className="button"
            data-kind="main"
          >
            {t('figures.look', { period: format.period(first) })}
          </Link>
        </p>
      )}
      {next === null ? null : (
        <HoldBack
          key={next.period}
          period={next.period}
          hold={holds.find(({ period }) => period === next.period)}
        />
      )}
      <Later periods={later} />
      {isLead ? (
        <p>
          <Link to="/desk/settings" hash="figures-leave">
            {t('leaving.change')}
          </Link>
        </p>
      ) : null}
    </section>
  );
}

function Later({ periods }: { periods: readonly string[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (periods.length === 0) return null;
  return (
    <>
      <p id="due-later">{t('figures.dueLater', { count: periods.length })}</p>
      <ul className="due-later" aria-labelledby="due-later">
        {periods.map((period) => (
          <li key={period}>{t('figures.dueAfter', { period: format.period(period) })}</li>
        ))}
      </ul>
    </>
  );
}
