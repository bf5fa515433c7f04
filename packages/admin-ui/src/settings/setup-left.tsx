import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../access/use-session.ts';
import { type SetupProgress, setupQuery } from '../api/settings.ts';

/** What a lead still has to set up, where their day begins; nothing once all is there. */
export function SetupLeft() {
  const { t } = useTranslation();
  const isLead = useSession().account.role === 'lead';
  const { data } = useQuery({ ...setupQuery, enabled: isLead });
  const left = isLead && data ? leftOf(data) : [];
  if (left.length === 0) return null;
  return (
    <section className="card today-group" aria-labelledby="setup-left">
      <h2 id="setup-left">{t('setup.left.title')}</h2>
      <ul>
        {left.map((step) => (
          <li key={step}>{t(`setup.step.${step}`)}</li>
        ))}
      </ul>
      <p>
        <Link to="/desk/setup">{t('setup.left.go')}</Link>
      </p>
    </section>
  );
}

/** A point works without a region: that step is nobody's to be reminded of. */
function leftOf({ town, people, recoverySheet, trial }: SetupProgress) {
  const steps = [
    ['town', town],
    ['people', people > 1],
    ['sheet', recoverySheet],
    ['trial', trial],
  ] as const;
  return steps.filter(([, isDone]) => !isDone).map(([step]) => step);
}
