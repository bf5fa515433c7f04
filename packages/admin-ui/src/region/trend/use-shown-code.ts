import type { TrendAsk } from './ask.ts';
import { useAxisTree } from './use-axis-tree.ts';
import { axisOf } from './use-code-names.ts';

/**
 * The one code that is shown where only one can be; the table itself where it has no codes.
 * Undefined while the code lists are on their way.
 */
export function useShownCode({ table, part, code }: TrendAsk): string | undefined {
  const axis = axisOf(table, part);
  const tree = useAxisTree(axis);
  if (axis === undefined) return table;
  return (tree.find((branch) => branch.code === code) ?? tree[0])?.code;
}
