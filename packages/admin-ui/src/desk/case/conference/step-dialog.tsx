import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/cases.ts';
import { agreeStep, type Conference, STEP_MAX } from '../../../api/conferences.ts';
import { dayFromNow } from '../../../format/day-from-now.ts';
import { useNow } from '../../../format/node-clock.ts';
import { ConfirmDialog } from '../../../parts/confirm-dialog.tsx';
import { DayBox } from '../../../parts/day-box.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { RadioChoice } from '../../../parts/radio-choice.tsx';
import { TextBox } from '../../../parts/text-box.tsx';
import { useForm } from '../forms/use-form.ts';
import type { CaseChange } from '../use-case-change.ts';

const DOERS = ['person', 'point', 'other'] as const;

interface Props {
  shown: CaseDetail;
  conference: Conference;
  changing: CaseChange;
  onClose: () => void;
}

/** Writes what was agreed into the plan: what, who, and by when. */
export function StepDialog({ shown, conference, changing, onClose }: Props) {
  const { t } = useTranslation();
  const now = useNow();
  const initial = { what: '', doer: '', name: '', dueOn: '' };
  const form = useForm(`${shown.id} step ${conference.id}`, initial);
  const [tried, setTried] = useState(false);
  const { fields, set } = form;
  const doer = DOERS.find((known) => known === fields.doer);
  const errors = useErrors(fields);

  function confirm() {
    setTried(true);
    if (doer === undefined || Object.values(errors).some((error) => error !== undefined)) return;
    const name = doer === 'other' ? fields.name.trim() : null;
    const step = { id: form.id, what: fields.what.trim(), doer, name };
    const dueOn = fields.dueOn === '' ? null : fields.dueOn;
    const at = { id: shown.id, cid: conference.id };
    changing.change(() => agreeStep(at, { ...step, dueOn }), {
      say: t('conference.said.step'),
      after: () => {
        form.forget();
        onClose();
      },
    });
  }

  return (
    <ConfirmDialog
      title={t('conference.steps.dialogTitle')}
      confirm={t('conference.steps.save')}
      isOpen
      isBusy={changing.isBusy}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{t('conference.steps.explain')}</p>
      <ProblemNotice error={changing.error} />
      <TextBox
        label={t('conference.steps.what')}
        value={fields.what}
        onChange={(value) => set('what', value)}
        error={tried ? errors.what : undefined}
      />
      <RadioChoice
        label={t('conference.steps.doer')}
        options={DOERS.map((value) => ({ value, label: t(`conference.steps.doers.${value}`) }))}
        value={fields.doer}
        onChange={(value) => set('doer', value)}
        error={tried ? errors.doer : undefined}
      />
      {doer === 'other' ? (
        <TextBox
          label={t('conference.steps.name')}
          value={fields.name}
          onChange={(value) => set('name', value)}
          error={tried ? errors.name : undefined}
        />
      ) : null}
      <DayBox
        label={t('conference.steps.dueOn')}
        value={fields.dueOn}
        onChange={(value) => set('dueOn', value)}
        min={dayFromNow({ days: 0 }, now)}
        max={dayFromNow({ months: 24 }, now)}
      />
    </ConfirmDialog>
  );
}

function useErrors({ what, doer, name }: { what: string; doer: string; name: string }) {
  const { t } = useTranslation();
  const isWrong = (text: string, max: number) => text.trim() === '' || text.length > max;
  const noName = doer === 'other' && isWrong(name, STEP_MAX.name);
  return {
    what: isWrong(what, STEP_MAX.what)
      ? t('conference.steps.whatMissing', { max: STEP_MAX.what })
      : undefined,
    doer: doer === '' ? t('conference.steps.doerMissing') : undefined,
    name: noName ? t('conference.steps.nameMissing', { max: STEP_MAX.name }) : undefined,
  };
}
