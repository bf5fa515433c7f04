import type { DimensionName } from '@nabij/protocol';
import { useCodeLabels } from '../../parts/code-labels.ts';
import { AXES } from './declared.ts';

/** The name of a code of an axis, in the reader's language. */
export function useAxisNames(): (axis: DimensionName, code: string) => string {
  const { label } = useCodeLabels();
  return (axis, code) => {
    const { lists, own } = AXES[axis];
    if (own.some((name) => name === code)) return label('counted', code);
    // a list that does not have the code gives the code back
    const names = lists.map((list) => label(list, code));
    return names.find((name) => name !== code) ?? code;
  };
}
