import type { InputHTMLAttributes } from 'react';
import { Input } from 'react-aria-components/Input';
import { TextField } from 'react-aria-components/TextField';
import { FieldHead } from './field-head.tsx';

export interface LabelledInputProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  help?: string | undefined;
  error?: string | undefined;
}

interface Props extends LabelledInputProps {
  input: Pick<InputHTMLAttributes<HTMLInputElement>, 'type' | 'min' | 'max' | 'list'>;
}

/** One of the browser's own fields, with its label, help and what is wrong. */
export function LabelledInput({ label, value, onChange, help, error, input }: Props) {
  return (
    <TextField
      className="field"
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
      validationBehavior="aria"
    >
      <FieldHead label={label} help={help} error={error} />
      <Input className="field-input" {...input} />
    </TextField>
  );
}
