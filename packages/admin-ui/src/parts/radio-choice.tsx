import type { ReactNode } from 'react';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { FieldHead } from './field-head.tsx';

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
      <FieldHead label={label} help={help} error={error} />
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
