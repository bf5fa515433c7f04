import { LabelledInput, type LabelledInputProps } from './labelled-input.tsx';

/** A day with a time of the towns, `YYYY-MM-DDTHH:mm`, chosen in the browser's own field. */
export function MomentBox(field: LabelledInputProps) {
  return <LabelledInput {...field} input={{ type: 'datetime-local' }} />;
}
