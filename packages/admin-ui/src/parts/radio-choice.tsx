import type { ReactNode } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { Text } from 'react-aria-components/Text';

interface Props {
  label: string;
  options: readonly { value: string; label: ReactNode; more?: ReactNode }[];
  value: string;
  onChange: (value: string) => void;
  help?: string | undefined;
  error?: string | undefined;
}

/** One choice out of several, each on a line of its own with room for an explanation. */
export function RadioChoice({ label, options, value, onChange, help, error }: Props) {
  return (
    <RadioGroup
      className="choices"
      // Nothing chosen is null here: with a text, the keyboard would reach no option.
      value={value || null}
      onChange={onChange}
      isInvalid={error !== undefined}
      validationBehavior="aria"
    >
      <Label className="field-label">{label}</Label>
      {help === undefined ? null : (
        <Text slot="description" className="field-help">
          {help}
        </Text>
      )}
      <FieldError className="field-error">{error}</FieldError>
      {options.map((option) => (
        <Radio key={option.value} value={option.value} className="check" data-round="">
          <span className="check-box" aria-hidden="true" />
          <span className="check-label">
            {option.label}
            {option.more === undefined ? null : <span className="law">{option.more}</span>}
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}
