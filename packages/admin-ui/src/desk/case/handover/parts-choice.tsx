import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { useTranslation } from 'react-i18next';
import { Check } from '../../../parts/check.tsx';
import { useCodeLabels } from '../../../parts/code-labels.ts';
import { FieldHead } from '../../../parts/field-head.tsx';

interface Props {
  value: readonly string[];
  onChange: (parts: string[]) => void;
}

/** What of the case goes along. */
export function PartsChoice({ value, onChange }: Props) {
  const { t } = useTranslation();
  const { codes, label } = useCodeLabels();
  return (
    <CheckboxGroup className="choices" value={[...value]} onChange={onChange}>
      <FieldHead label={t('handover.partsLabel')} help={t('handover.partsHelp')} />
      {codes('case_part').map(({ code }) => (
        <Check key={code} value={code}>
          {label('case_part', code)}
        </Check>
      ))}
    </CheckboxGroup>
  );
}
