import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/cases.ts';
import { answerMediation, PERSON_MAX, type Person } from '../../../api/people.ts';
import { ConfirmDialog } from '../../../parts/confirm-dialog.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { RadioChoice } from '../../../parts/radio-choice.tsx';
import { TextBox } from '../../../parts/text-box.tsx';
import { useForm } from '../forms/use-form.ts';
import type { CaseChange } from '../use-case-change.ts';

const ANSWERS = ['agreed', 'declined', 'none'] as const;

interface Props {
  shown: CaseDetail;
  person: Person;
  changing: CaseChange;
  onClose: () => void;
}

/** Notes what the other side answered when it was asked for a mediation. */
export function MediationDialog({ shown, person, changing, onClose }: Props) {
  const { t } = useTranslation();
  const { id, name, mediation, mediationManner } = person;
  const form = useForm(`${shown.id} mediation ${id}`, {
    answer: mediation ?? '',
    manner: mediationManner ?? '',
  });
  const [tried, setTried] = useState(false);
  const { answer, manner } = form.fields;
  const chosen = ANSWERS.find((known) => known === answer);
  const isAnswer = chosen === 'agreed' || chosen === 'declined';
  const noManner = isAnswer && (manner.trim() === '' || manner.length > PERSON_MAX.manner);

  function confirm() {
    setTried(true);
    if (chosen === undefined || noManner) return;
    const said = { answer: chosen === 'none' ? null : chosen, manner: isAnswer ? manner : '' };
    changing.change(() => answerMediation(shown.id, id, said), {
      say: t('people.said.mediation', { name }),
      after: () => {
        form.forget();
        onClose();
      },
    });
  }

  return (
    <ConfirmDialog
      title={t('people.mediation.title', { name })}
      confirm={t('people.mediation.save')}
      isOpen
      isBusy={changing.isBusy}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{t('people.mediation.explain')}</p>
      <ProblemNotice error={changing.error} />
      <RadioChoice
        label={t('people.mediation.answer')}
        options={ANSWERS.map((value) => ({
          value,
          label: t(`people.mediation.options.${value}`),
        }))}
        value={answer}
        onChange={(value) => form.set('answer', value)}
        error={tried && chosen === undefined ? t('people.mediation.answerMissing') : undefined}
      />
      {isAnswer ? (
        <TextBox
          label={t('people.mediation.manner')}
          help={t('people.mediation.mannerHelp')}
          value={manner}
          onChange={(value) => form.set('manner', value)}
          error={
            tried && noManner
              ? t('people.mediation.mannerMissing', { max: PERSON_MAX.manner })
              : undefined
          }
        />
      ) : null}
    </ConfirmDialog>
  );
}
