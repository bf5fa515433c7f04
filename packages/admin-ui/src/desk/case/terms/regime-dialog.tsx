import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/cases.ts';
import { setRegime } from '../../../api/terms.ts';
import { useNow } from '../../../format/node-clock.ts';
import { townDay } from '../../../format/town-day.ts';
import { Check } from '../../../parts/check.tsx';
import { ConfirmDialog } from '../../../parts/confirm-dialog.tsx';
import { DayBox } from '../../../parts/day-box.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { RadioChoice } from '../../../parts/radio-choice.tsx';
import type { CaseChange } from '../use-case-change.ts';

interface Props {
  shown: CaseDetail;
  changing: CaseChange;
  onClose: () => void;
}

/** Stands for no regime: only what every point promises. */
const NONE = 'none';

/** Whose rules set the terms, and from which day. */
export function RegimeDialog({ shown, changing, onClose }: Props) {
  const { t } = useTranslation();
  const now = useNow();
  const [chosen, setChosen] = useState<string>(shown.regime ?? NONE);
  const [from, setFrom] = useState(shown.regimeFrom ?? '');
  const [ours, setOurs] = useState(shown.regimeOurs);
  const regime = shown.regimes.find((id) => id === chosen) ?? null;

  function confirm() {
    const day = regime === null || from === '' ? null : from;
    changing.change(
      () => setRegime(shown.id, { regime, from: day, ours: regime !== null && ours }),
      {
        say: t('terms.saved'),
        after: onClose,
      },
    );
  }

  return (
    <ConfirmDialog
      title={t('terms.dialog', { number: shown.number })}
      confirm={t('terms.confirm')}
      isOpen
      isBusy={changing.isBusy}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{t('terms.explain')}</p>
      <ProblemNotice error={changing.error} />
      <RadioChoice
        label={t('terms.rules')}
        options={[
          { value: NONE, label: t('terms.noRegime') },
          ...shown.regimes.map((id) => ({ value: id, label: t(`terms.regime.${id}`) })),
        ]}
        value={chosen}
        onChange={setChosen}
      />
      {regime === null ? null : (
        <>
          <DayBox
            label={t('terms.fromLabel')}
            help={t('terms.fromHelp')}
            value={from}
            onChange={setFrom}
            min="2000-01-01"
            max={townDay(now)}
          />
          <Check isSelected={ours} onChange={setOurs}>
            {t('terms.oursLabel')}
          </Check>
        </>
      )}
    </ConfirmDialog>
  );
}
