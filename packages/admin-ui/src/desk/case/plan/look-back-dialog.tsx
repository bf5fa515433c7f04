import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { planLookBack } from '../../../api/plan.ts';
import { problemOf } from '../../../api/request.ts';
import { dayFromNow } from '../../../format/day-from-now.ts';
import { useNow } from '../../../format/node-clock.ts';
import { ConfirmDialog } from '../../../parts/confirm-dialog.tsx';
import { DayBox } from '../../../parts/day-box.tsx';
import { Notice } from '../../../parts/notice.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { RadioChoice } from '../../../parts/radio-choice.tsx';
import type { PlanDialogProps } from './plan-dialog-props.ts';

const WAYS = ['person', 'others'] as const;
/** Long enough to know whether it lasts, and not yet forgotten. */
const USUAL_DAYS = 42;

/** Plans to look back some weeks after the end. */
export function LookBackDialog({ shown, changing, onClose }: PlanDialogProps) {
  const { t } = useTranslation();
  const now = useNow();
  const [id] = useState(() => crypto.randomUUID());
  const [way, setWay] = useState<(typeof WAYS)[number]>('person');
  const [dueOn, setDueOn] = useState(dayFromNow({ days: USUAL_DAYS }, now));
  const [tried, setTried] = useState(false);
  const missing = dueOn === '' ? t('plan.dayMissing') : undefined;

  function confirm() {
    setTried(true);
    if (missing !== undefined) return;
    changing.change(() => planLookBack(shown.id, id, { way, dueOn }), {
      say: t('plan.lookBackKept'),
      after: onClose,
    });
  }

  return (
    <ConfirmDialog
      title={t('plan.newLookBack')}
      confirm={t('plan.keep')}
      isOpen
      isBusy={changing.isBusy}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{t('plan.lookBackExplain')}</p>
      <AskProblem error={changing.error} />
      <RadioChoice
        label={t('plan.lookBackWay')}
        options={WAYS.map((value) => {
          return { value, label: t(`plan.way.${value}`), more: t(`plan.wayMore.${value}`) };
        })}
        value={way}
        onChange={(value) => setWay(WAYS.find((it) => it === value) ?? 'person')}
      />
      <DayBox
        label={t('plan.lookBackOn')}
        value={dueOn}
        onChange={setDueOn}
        min={dayFromNow({}, now)}
        max={dayFromNow({ months: 12 }, now)}
        error={tried ? missing : undefined}
      />
    </ConfirmDialog>
  );
}

/** Whoever wants to ask the person later needs their consent. */
export function AskProblem({ error }: { error: unknown }) {
  const { t } = useTranslation();
  if (error !== null && error !== undefined && problemOf(error) === 'consent-required') {
    return <Notice kind="problem">{t('plan.askFirst')}</Notice>;
  }
  return <ProblemNotice error={error} />;
}
