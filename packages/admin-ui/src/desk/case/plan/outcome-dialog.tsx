import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dropLookBack, type LookBack, noteLookBack } from '../../../api/plan.ts';
import { BusyButton } from '../../../parts/busy-button.tsx';
import { useCodeLabels } from '../../../parts/code-labels.ts';
import { ConfirmDialog } from '../../../parts/confirm-dialog.tsx';
import { RadioChoice } from '../../../parts/radio-choice.tsx';
import { Segments } from '../../../parts/segments.tsx';
import { TextBox } from '../../../parts/text-box.tsx';
import { AskProblem } from './look-back-dialog.tsx';
import type { PlanDialogProps } from './plan-dialog-props.ts';

/** The questions of a look-back, with the codes that answer them. */
const QUESTIONS = {
  helped: ['HELPED', 'HELPED_PARTLY', 'NOT_HELPED'],
  heard: ['HEARD', 'NOT_HEARD'],
} as const;
const REACHED = ['yes', 'no'] as const;

/** Notes what came of looking back, or calls it off. */
export function OutcomeDialog(props: PlanDialogProps & { lookBack: LookBack }) {
  const { shown, changing, onClose, lookBack } = props;
  const { t } = useTranslation();
  const { label } = useCodeLabels();
  const [reached, setReached] = useState<(typeof REACHED)[number]>('yes');
  const [helped, setHelped] = useState('');
  const [heard, setHeard] = useState('');
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const isReached = reached === 'yes';
  const codes = isReached ? [helped, heard].filter((code) => code !== '') : [];
  const isEmpty = isReached && codes.length === 0 && words.trim() === '';

  function confirm() {
    setTried(true);
    if (isEmpty) return;
    const outcome = { reached: isReached, codes, words: words.trim() };
    changing.change(() => noteLookBack(shown.id, lookBack.id, outcome), {
      say: t('plan.outcomeKept'),
      after: onClose,
    });
  }

  const question = (name: keyof typeof QUESTIONS, value: string, set: (code: string) => void) => (
    <RadioChoice
      label={t(`plan.question.${name}`)}
      options={QUESTIONS[name].map((code) => ({ value: code, label: label('feedback', code) }))}
      value={value}
      onChange={set}
      error={tried && isEmpty && name === 'helped' ? t('plan.nothingSaid') : undefined}
    />
  );
  return (
    <ConfirmDialog
      title={t('plan.outcomeTitle')}
      confirm={t('plan.keep')}
      isOpen
      isBusy={changing.isBusy}
      onConfirm={confirm}
      onClose={onClose}
    >
      <AskProblem error={changing.error} />
      <Segments
        label={t('plan.wasReached')}
        options={REACHED.map((value) => ({ value, label: t(`plan.reachedAnswer.${value}`) }))}
        value={reached}
        onChange={setReached}
      />
      {isReached ? (
        <>
          {question('helped', helped, setHelped)}
          {lookBack.way === 'person' ? question('heard', heard, setHeard) : null}
        </>
      ) : null}
      <TextBox label={t('plan.ownWords')} rows={3} value={words} onChange={setWords} />
      <BusyButton
        kind="quiet"
        isBusy={changing.isBusy}
        onPress={() =>
          changing.change(() => dropLookBack(shown.id, lookBack.id), {
            say: t('plan.lookBackDropped'),
            after: onClose,
          })
        }
      >
        {t('plan.dropLookBack')}
      </BusyButton>
    </ConfirmDialog>
  );
}
