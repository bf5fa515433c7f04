import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { useTranslation } from 'react-i18next';
import { Check } from '../../../parts/check.tsx';
import { useCodeLabels } from '../../../parts/code-labels.ts';
import { FieldHead } from '../../../parts/field-head.tsx';

interface Props {
  outcomes: string[];
  isMissing: boolean;
  onChange: (outcomes: string[]) => void;
}

/** What a case has brought; more than one thing is possible. */
export function OutcomeChoice({ outcomes, isMissing, onChange }: Props) {
  const { t } = useTranslation();
  const { codes, label } = useCodeLabels();
  return (
    <CheckboxGroup
      className="choices"
      value={outcomes}
      onChange={onChange}
      isInvalid={isMissing}
      validationBehavior="aria"
    >
      <FieldHead label={t('finish.outcomes')} error={t('finish.closeMissing')} />
      <div className="choice-columns">
        {codes('outcome').map(({ code }) => (
          <Check key={code} value={code}>
            {label('outcome', code)}
          </Check>
        ))}
      </div>
    </CheckboxGroup>
  );
}
