import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type SetupProgress, setupQuery } from '../api/settings.ts';
import { Icon } from '../parts/icon.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageHeading } from '../parts/page-heading.tsx';
import { QueryState } from '../parts/query-state.tsx';
import { PointSettings } from './point-settings.tsx';
import { TrialReport } from './trial-report.tsx';
import './settings.css';

/** A new town's first ten minutes: what has to be there before the first report, in order. */
export function SetupPage() {
  const { t } = useTranslation();
  const query = useQuery(setupQuery);
  return (
    <>
      <PageHeading title={t('setup.title')} />
      <p className="lead">{t('setup.intro')}</p>
      {query.data === undefined ? <QueryState query={query} /> : <Steps progress={query.data} />}
    </>
  );
}

function Steps({ progress }: { progress: SetupProgress }) {
  const { t } = useTranslation();
  const { town, people, recoverySheet, trial, region } = progress;
  const isReady = town && recoverySheet && trial;
  return (
    <>
      {isReady ? <Notice kind="good">{t('setup.ready')}</Notice> : null}
      <ol className="setup-steps">
        <Step step="town" isDone={town}>
          {town ? (
            <p>
              <Link to="/desk/settings">{t('setup.change')}</Link>
            </p>
          ) : (
            <PointSettings />
          )}
        </Step>
        <Step step="people" isDone={people > 1}>
          <p className="soft">{t('setup.here', { count: people })}</p>
          <p>
            <Link to="/desk/team">{t('setup.toTeam')}</Link>
          </p>
        </Step>
        <Step step="sheet" isDone={recoverySheet}>
          <p>
            <Link to="/desk/keys">{t('setup.toKeys')}</Link>
          </p>
        </Step>
        <Step step="trial" isDone={trial}>
          <TrialReport canTry={town} />
        </Step>
        <Step step="region" isDone={region}>
          <p className="soft">{t('setup.joinHow')}</p>
        </Step>
      </ol>
    </>
  );
}

interface StepProps {
  step: 'town' | 'people' | 'sheet' | 'trial' | 'region';
  isDone: boolean;
  children: ReactNode;
}

function Step({ step, isDone, children }: StepProps) {
  const { t } = useTranslation();
  return (
    <li className="card">
      <h2>
        {t(`setup.step.${step}`)}
        <span className="badge" data-tone={isDone ? 'good' : 'waiting'}>
          <Icon name={isDone ? 'check' : 'wait'} />
          {t(isDone ? 'setup.done' : 'setup.open')}
        </span>
      </h2>
      <p>{t(`setup.why.${step}`)}</p>
      {children}
    </li>
  );
}
