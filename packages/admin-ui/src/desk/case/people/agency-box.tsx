import { useQuery } from '@tanstack/react-query';
import { linesQuery } from '../../../api/lines.ts';
import type { LabelledInputProps } from '../../../parts/labelled-input.tsx';
import { SuggestBox, type Suggestion } from '../../../parts/suggest-box.tsx';
import { agenciesOf, peopleOf } from './agencies.ts';

const WAYS = { agency: agenciesOf, person: peopleOf };
const NONE: readonly Suggestion[] = [];

/**
 * The name of an agency, or of somebody there, as the team's short lines have it: a consent holds
 * for a name, so one spelling helps. Any other name can be typed.
 */
export function AgencyBox({ of, ...field }: LabelledInputProps & { of: keyof typeof WAYS }) {
  // without suggestions the field works as well
  const { data } = useQuery(linesQuery);
  return <SuggestBox {...field} suggestions={data === undefined ? NONE : WAYS[of](data)} />;
}
