import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { useTranslation } from 'react-i18next';
import type { Member } from '../api/team.ts';
import { FieldHead } from '../parts/field-head.tsx';
import { Notice } from '../parts/notice.tsx';

interface Props {
  heirs: readonly Member[];
  value: string | null;
  onChange: (id: string) => void;
  isMissing: boolean;
}

/** Who takes over somebody's open cases. */
export function HeirChoice({ heirs, value, onChange, isMissing }: Props) {
  const { t } = useTranslation();
  if (heirs.length === 0) {
    return (
      <Notice kind="warning" standing>
        {t('team.noHeir')}
      </Notice>
    );
  }
  return (
    <RadioGroup
      className="choices"
      value={value || null}
      onChange={onChange}
      isInvalid={isMissing}
      validationBehavior="aria"
    >
      <FieldHead label={t('team.heir')} error={t('team.heirMissing')} />
      {heirs.map((heir) => (
        <Radio key={heir.id} value={heir.id} className="check" data-round="">
          <span className="check-box" aria-hidden="true" />
          <span className="check-label">{heir.name}</span>
        </Radio>
      ))}
    </RadioGroup>
  );
}
