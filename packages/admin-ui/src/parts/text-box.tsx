import type { HTMLAttributes } from 'react';
import { Input } from 'react-aria-components/Input';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField } from 'react-aria-components/TextField';
import { FieldHead } from './field-head.tsx';

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  help?: string;
  /** What is wrong with the text; undefined when nothing is. */
  error?: string | undefined;
  rows?: number;
  type?: 'text' | 'password';
  name?: string;
  autoComplete?: string;
  inputMode?: NonNullable<HTMLAttributes<HTMLInputElement>['inputMode']>;
  autoFocus?: boolean;
  /** The language that is written in it, if it is known. */
  lang?: string;
  /** Its direction; without, as what is typed begins. */
  dir?: 'ltr' | 'rtl';
}

/** A labelled text field: one line, or several when `rows` is given. */
export function TextBox(props: Props) {
  const { label, help, error, rows, type = 'text', autoComplete = 'off', ...rest } = props;
  const { lang, dir = 'auto', ...field } = rest;
  const written = lang === undefined ? { dir } : { dir, lang };
  return (
    <TextField
      {...field}
      className="field"
      isInvalid={error !== undefined}
      validationBehavior="aria"
      type={type}
      autoComplete={autoComplete}
    >
      <FieldHead label={label} help={help} error={error} />
      {rows === undefined ? (
        <Input className="field-input" {...written} />
      ) : (
        <TextArea className="field-input" rows={rows} {...written} />
      )}
    </TextField>
  );
}
