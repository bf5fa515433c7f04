import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { setRetentionClass } from '../../api/rights.ts';
import { useKeepWords } from '../../format/use-keep-words.ts';
import { useCodeLabels } from '../../parts/code-labels.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { RadioChoice } from '../../parts/radio-choice.tsx';
import type { KeepingProps } from './keeping-props.ts';

/** Lets the class follow from the report. No class has this name; without one, nothing is chosen. */
const BY_DEFAULT = 'by-default';

/** Choosing how long the case stays, by its class. */
export function RetentionDialog({ shown, changing, onClose }: KeepingProps) {
  const { t } = useTranslation();
  const { codes, label } = useCodeLabels();
  const words = useKeepWords();
  const { retention } = shown;
  const [chosen, setChosen] = useState(retention.byDefault ? BY_DEFAULT : retention.class);
  const classes = codes('retention_class').filter(({ keep_from }) => keep_from !== undefined);
  const options = [
    { value: BY_DEFAULT, label: t('rights.followsReport') },
    ...classes.map(({ code, keep, keep_from }) => ({
      value: code,
      label: label('retention_class', code),
      more: t(keep_from === 'made' ? 'rights.fromMade' : 'rights.fromClosed', {
        term: words(keep ?? ''),
      }),
    })),
  ];

  function confirm() {
    const code = chosen === BY_DEFAULT ? null : chosen;
    changing.change(() => setRetentionClass(shown.id, code), t('rights.classSet'));
    onClose();
  }

  return (
    <ConfirmDialog
      title={t('rights.classTitle', { number: shown.number })}
      confirm={t('rights.classConfirm')}
      isOpen
      isBusy={changing.isBusy}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{t('rights.classText')}</p>
      <RadioChoice
        label={t('rights.class')}
        options={options}
        value={chosen}
        onChange={setChosen}
      />
    </ConfirmDialog>
  );
}
