import { type ChangeEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ImportMode, MAX_FILE_BYTES } from '../../api/services.ts';
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
  const id = useId();
  const [isTooLarge, setTooLarge] = useState(false);

  function choose(event: ChangeEvent<HTMLInputElement>) {
    const [file] = event.target.files ?? [];
    const large = file !== undefined && file.size > MAX_FILE_BYTES;
    setTooLarge(large);
    onChoose(large ? undefined : file);
    // The same file can be chosen once more after it was mended.
    event.target.value = '';
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
      <div className="field">
        <label className="field-label" htmlFor={id}>
          {t('services.file.choose')}
        </label>
        <span className="field-help" id={`${id}-help`}>
          {t('services.file.chooseHelp')}
        </span>
        {isTooLarge ? (
          <p className="field-error" role="alert">
            {t('services.file.tooLarge')}
          </p>
        ) : null}
        <input
          className="field-input"
          id={id}
          type="file"
          accept="application/json,.json"
          aria-describedby={`${id}-help`}
          onChange={choose}
        />
      </div>
    </>
  );
}
