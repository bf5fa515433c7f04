import { Link } from '@tanstack/react-router';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/cases.ts';
import { Notice } from '../../../parts/notice.tsx';
import { StateBadge } from '../../../parts/state-badge.tsx';
import type { PlanDoing } from './plan-dialog-props.ts';

interface Props {
  shown: CaseDetail;
  onDo: (doing: PlanDoing) => void;
}

/** With which other cases of the person this one is seen together, and how to change that. */
export function Together({ shown, onDo }: Props) {
  const { t } = useTranslation();
  const { trajectory, earlier } = shown;
  const cases = trajectory?.cases ?? [];
  const apart = trajectory?.apart ?? 0;
  const isJoined = cases.length + apart > 0;
  if (!isJoined && earlier === null) return null;
  return (
    <div className="together">
      {apart > 0 ? <Notice kind="warning">{t('plan.apart', { count: apart })}</Notice> : null}
      {cases.length === 0 ? null : (
        <>
          <p>{t('plan.together', { count: cases.length })}</p>
          <ul className="together-cases">
            {cases.map(({ id, number, state }) => (
              <li key={id}>
                <Link to="/desk/cases/$caseId" params={{ caseId: id }}>
                  {t('case.title', { number })}
                </Link>
                <StateBadge state={state} />
              </li>
            ))}
          </ul>
        </>
      )}
      {!isJoined && earlier !== null ? <p>{t('plan.saidEarlier', { number: earlier })}</p> : null}
      <div className="buttons">
        {trajectory === null || cases.length === 0 ? null : (
          <Link
            className="button"
            to="/desk/trajectories/$trajectoryId"
            params={{ trajectoryId: trajectory.id }}
          >
            {t('plan.seeTrajectory')}
          </Link>
        )}
        <Button className="button" data-kind="quiet" onPress={() => onDo({ kind: 'join' })}>
          {t('plan.join')}…
        </Button>
        {isJoined ? (
          <Button className="button" data-kind="quiet" onPress={() => onDo({ kind: 'leave' })}>
            {t('plan.leave')}…
          </Button>
        ) : null}
      </div>
    </div>
  );
}
