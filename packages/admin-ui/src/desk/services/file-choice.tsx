import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ImportMode, MAX_FILE_BYTES } from '../../api/services.ts';
import { FileField } from '../../parts/file-field.tsx';
import { RadioChoice } from '../../parts/radio-choice.tsx';

const MODES = ['add', 'replace'] as const satisfies ImportMode[];

interface Props {
  mode: ImportMode;
  onChoose: (file: File | undefined) => void;
  onMode: (mode: ImportMode) => void;
}

/** Which file, and what becomes of the services that are not in it. */
export function FileChoice({ mode, onChoose, onMode }: Props) {
  const { t } = useTranslation();
  const [isTooLarge, setTooLarge] = useState(false);

  function choose(file: File | undefined) {
    const large = file !== undefined && file.size > MAX_FILE_BYTES;
    setTooLarge(large);
    onChoose(large ? undefined : file);
  }

  return (
    <>
      <RadioChoice
        label={t('services.file.mode')}
        options={MODES.map((value) => ({ value, label: t(`services.file.${value}`) }))}
        value={mode}
        onChange={(chosen) => {
          const how = MODES.find((one) => one === chosen);
          if (how !== undefined) onMode(how);
        }}
      />
      <FileField
        label={t('services.file.choose')}
        help={t('services.file.chooseHelp')}
        problem={isTooLarge ? t('services.file.tooLarge') : undefined}
        accept="application/json,.json"
        onChoose={choose}
      />
    </>
  );
}
