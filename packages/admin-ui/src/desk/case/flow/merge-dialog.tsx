import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mergeCase } from '../../../api/flow.ts';
import { ConfirmDialog } from '../../../parts/confirm-dialog.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { RadioChoice } from '../../../parts/radio-choice.tsx';
import { TextBox } from '../../../parts/text-box.tsx';
import type { TyingProps } from './tying.ts';

const WHYS = ['person', 'matter'] as const;
type Why = (typeof WHYS)[number];
const LARGEST = 2_147_483_647;

/** Merging needs the number of the other case, and why they belong together. */
export function MergeDialog({ shown, changing, onClose }: TyingProps) {
  const { t } = useTranslation();
  const [number, setNumber] = useState('');
  const [because, setBecause] = useState<Why>();
  const [tried, setTried] = useState(false);
  const into = Number(number);
  const noNumber = !/^\d+$/.test(number.trim()) || into < 1 || into > LARGEST;

  function confirm() {
    setTried(true);
    if (noNumber || because === undefined) return;
    changing.change(() => mergeCase(shown, { into, because }), {
      say: t('flow.mergeDone'),
      after: onClose,
    });
  }

  return (
    <ConfirmDialog
      title={t('flow.mergeTitle', { number: shown.number })}
      confirm={t('flow.mergeConfirm')}
      isOpen
      isBusy={changing.isBusy}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{t('flow.mergeText')}</p>
      <ProblemNotice error={changing.error} />
      <TextBox
        label={t('flow.mergeInto')}
        help={t('flow.mergeIntoHelp')}
        value={number}
        onChange={setNumber}
        inputMode="numeric"
        error={tried && noNumber ? t('flow.mergeIntoMissing') : undefined}
      />
      <RadioChoice
        label={t('flow.mergeWhy')}
        options={WHYS.map((value) => ({ value, label: t(`flow.mergeBecause.${value}`) }))}
        value={because ?? ''}
        onChange={(value) => setBecause(WHYS.find((why) => why === value))}
        error={tried && because === undefined ? t('flow.mergeWhyMissing') : undefined}
      />
    </ConfirmDialog>
  );
}
