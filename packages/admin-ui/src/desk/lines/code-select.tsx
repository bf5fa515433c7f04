import { useCodeLabels } from '../../parts/code-labels.ts';
import { Pick } from '../../parts/pick.tsx';

interface Props {
  label: string;
  list: string;
  value: string;
  onChange: (code: string) => void;
  /** What the option says that is no code. */
  empty: string;
  error?: string | undefined;
}

/** One code of a list, or none. */
export function CodeSelect({ list, empty, ...pick }: Props) {
  const { codes, label } = useCodeLabels();
  const options = codes(list).map(({ code }) => ({ value: code, label: label(list, code) }));
  return <Pick {...pick} options={[{ value: '', label: empty }, ...options]} />;
}
