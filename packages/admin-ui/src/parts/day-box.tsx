import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextField } from 'react-aria-components/TextField';

interface Props {
  label: string;
  /** Days are written `YYYY-MM-DD`, as the browser's own field gives them. */
  value: string;
  onChange: (value: string) => void;
  min: string;
  max: string;
  help?: string;
  error?: string | undefined;
}

/** A day, chosen in the browser's own field. */
export function DayBox({ label, value, onChange, min, max, help, error }: Props) {
  return (
    <TextField
      className="field"
      value={value}
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
      <Input className="field-input" type="date" min={min} max={max} />
    </TextField>
  );
}
