import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { useTranslation } from 'react-i18next';
import { Check } from '../../../parts/check.tsx';
import { useCodeLabels } from '../../../parts/code-labels.ts';

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
      <Label className="field-label">{t('finish.outcomes')}</Label>
      <FieldError className="field-error">{t('finish.closeMissing')}</FieldError>
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
