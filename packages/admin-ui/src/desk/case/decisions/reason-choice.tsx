import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { useTranslation } from 'react-i18next';
import { Check } from '../../../parts/check.tsx';
import { useCodeLabels } from '../../../parts/code-labels.ts';

interface Props {
  /** The decision for which reasons are given. */
  decision: string;
  /** Reasons that cannot be given now. */
  without?: readonly string[];
  chosen: readonly string[];
  onChange: (reasons: string[]) => void;
  error?: string | undefined;
}

/** Why it was decided, or not: one reason or several. */
export function ReasonChoice({ decision, without = [], chosen, onChange, error }: Props) {
  const { t } = useTranslation();
  const { codes, label } = useCodeLabels();
  const fitting = codes('decision_reason').filter(
    ({ code, for: fits }) => fits?.includes(decision) && !without.includes(code),
  );
  return (
    <CheckboxGroup
      className="choices"
      value={chosen.filter((code) => !without.includes(code))}
      onChange={onChange}
      isInvalid={error !== undefined}
      validationBehavior="aria"
    >
      <Label className="field-label">{t('decisions.reasons')}</Label>
      <Text slot="description" className="field-help">
        {t('decisions.reasonsHelp')}
      </Text>
      <FieldError className="field-error">{error}</FieldError>
      <div className="choice-columns">
        {fitting.map(({ code }) => (
          <Check key={code} value={code}>
            {label('decision_reason', code)}
          </Check>
        ))}
      </div>
    </CheckboxGroup>
  );
}
