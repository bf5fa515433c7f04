import { useId } from 'react';
import { LabelledInput, type LabelledInputProps } from './labelled-input.tsx';

/** What can be taken over as it is written, and words beside it by which it is found too. */
export interface Suggestion {
  readonly value: string;
  readonly more: string;
}

interface Props extends LabelledInputProps {
  suggestions: readonly Suggestion[];
}

/** A line of text with suggestions, in the browser's own list; anything else can be typed. */
export function SuggestBox({ suggestions, ...field }: Props) {
  const id = useId();
  return (
    <>
      <LabelledInput {...field} input={{ type: 'text', list: id }} />
      <datalist id={id}>
        {suggestions.map(({ value, more }) => (
          <option key={value} value={value} label={more === '' ? undefined : more} />
        ))}
      </datalist>
    </>
  );
}
