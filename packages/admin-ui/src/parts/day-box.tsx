import { LabelledInput, type LabelledInputProps } from './labelled-input.tsx';

/** Days are written `YYYY-MM-DD`, as the browser's own field gives them. */
interface Props extends LabelledInputProps {
  min: string;
  max: string;
}

/** A day, chosen in the browser's own field. */
export function DayBox({ min, max, ...field }: Props) {
  return <LabelledInput {...field} input={{ type: 'date', min, max }} />;
}
