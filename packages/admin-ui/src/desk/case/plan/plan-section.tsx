import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/cases.ts';
import { Icon } from '../../../parts/icon.tsx';
import { ChangeNews } from '../change-news.tsx';
import { type CaseChange, useCaseChange } from '../use-case-change.ts';
import { GoalDialog } from './goal-dialog.tsx';
import { HelpDialog } from './help-dialog.tsx';
import { HelpList } from './help-list.tsx';
import { JoinDialog, LeaveDialog } from './join-dialog.tsx';
import { LookBackDialog } from './look-back-dialog.tsx';
import { LookBacks } from './look-backs.tsx';
import { OutcomeDialog } from './outcome-dialog.tsx';
import type { PlanDoing } from './plan-dialog-props.ts';
import { PlanList } from './plan-list.tsx';
import { StepDialog } from './step-dialog.tsx';
import { Together } from './together.tsx';
import './plan.css';

/** What is planned, over all cases of one person. */
export function PlanSection({ shown }: { shown: CaseDetail }) {
  const { t } = useTranslation();
  const changing = useCaseChange(shown.id);
  const [doing, setDoing] = useState<PlanDoing>();
  const { goals, steps, room } = shown.plan;
  const isEmpty = goals.length + steps.length === 0;
  return (
    <section className="card plan" aria-labelledby="plan">
      <h2 id="plan">{t('plan.title')}</h2>
      <ChangeNews changing={changing} />
      <Together shown={shown} onDo={setDoing} />
      {isEmpty ? <p className="soft">{t('plan.none')}</p> : null}
      <PlanList shown={shown} changing={changing} onDo={setDoing} />
      {room.goals === 0 || room.steps === 0 ? <p className="soft">{t('plan.full')}</p> : null}
      <div className="buttons">
        <Button className="button" onPress={() => setDoing({ kind: 'goal' })}>
          {t('plan.addGoal')}…
        </Button>
        <Button className="button" onPress={() => setDoing({ kind: 'step' })}>
          {t('plan.addStep')}…
        </Button>
        {isEmpty ? null : <PlanPaper shown={shown} />}
        <JoinFirst shown={shown} onJoin={() => setDoing({ kind: 'join' })} />
      </div>
      <HelpList shown={shown} changing={changing} onDo={setDoing} />
      <LookBacks shown={shown} onDo={setDoing} />
      <PlanDialog
        shown={shown}
        changing={changing}
        doing={doing}
        onClose={() => setDoing(undefined)}
      />
    </section>
  );
}

/** Where nothing says that the person was here before, joining comes last. */
function JoinFirst({ shown, onJoin }: { shown: CaseDetail; onJoin: () => void }) {
  const { t } = useTranslation();
  const { trajectory, earlier } = shown;
  const isJoined = trajectory !== null && trajectory.cases.length + trajectory.apart > 0;
  if (isJoined || earlier !== null) return null;
  return (
    <Button className="button" data-kind="quiet" onPress={onJoin}>
      {t('plan.join')}…
    </Button>
  );
}

/** The way to the sheet for the person. */
function PlanPaper({ shown }: { shown: CaseDetail }) {
  const { t } = useTranslation();
  return (
    <Link className="button" to="/desk/cases/$caseId/plan" params={{ caseId: shown.id }}>
      <Icon name="print" />
      {t('plan.paper')}
    </Link>
  );
}

interface DialogProps {
  shown: CaseDetail;
  changing: CaseChange;
  doing: PlanDoing | undefined;
  onClose: () => void;
}

function PlanDialog({ doing, ...props }: DialogProps) {
  switch (doing?.kind) {
    case 'goal':
      return <GoalDialog {...props} goal={doing.goal} />;
    case 'step':
      return <StepDialog {...props} step={doing.step} goalId={doing.goalId} />;
    case 'help':
      return <HelpDialog {...props} />;
    case 'join':
      return <JoinDialog {...props} />;
    case 'leave':
      return <LeaveDialog {...props} />;
    case 'look-back':
      return <LookBackDialog {...props} />;
    case 'outcome':
      return <OutcomeDialog {...props} lookBack={doing.lookBack} />;
    default:
      return null;
  }
}
