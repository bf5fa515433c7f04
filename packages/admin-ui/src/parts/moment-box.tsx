import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextField } from 'react-aria-components/TextField';

interface Props {
  label: string;
  /** A day and a time of this machine, `YYYY-MM-DDTHH:mm`, as the browser's own field gives it. */
  value: string;
  onChange: (value: string) => void;
  help?: string;
  error?: string | undefined;
}

/** A day with a time, chosen in the browser's own field. */
export function MomentBox({ label, value, onChange, help, error }: Props) {
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
      <Input className="field-input" type="datetime-local" />
    </TextField>
  );
}
