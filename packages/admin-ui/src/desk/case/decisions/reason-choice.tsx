import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { useTranslation } from 'react-i18next';
import { Check } from '../../../parts/check.tsx';
import { useCodeLabels } from '../../../parts/code-labels.ts';
import { FieldHead } from '../../../parts/field-head.tsx';

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
      <FieldHead label={t('decisions.reasons')} help={t('decisions.reasonsHelp')} error={error} />
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
