import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';

interface Props {
  label: string;
  help?: string | undefined;
  error?: string | undefined;
}

/** What stands above what is filled in: its label, help and what is wrong. Within a field only. */
export function FieldHead({ label, help, error }: Props) {
  return (
    <>
      <Label className="field-label">{label}</Label>
      {help === undefined ? null : (
        <Text slot="description" className="field-help">
          {help}
        </Text>
      )}
      <FieldError className="field-error">{error}</FieldError>
    </>
  );
}
