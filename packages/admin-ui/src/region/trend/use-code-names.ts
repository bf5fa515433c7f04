import type { DeclaredName, DimensionName } from '@nabij/protocol';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { codesQuery } from '../../api/codes.ts';
import type { Trend } from '../../api/region.ts';
import { AXES, TABLES } from '../../desk/figures/declared.ts';
import { useAxisNames } from '../../desk/figures/use-axis-names.ts';
import { type Branch, branches } from './branches.ts';

/** By what the codes of an answer are told apart: the second dimension where one was chosen. */
export function axisOf(table: DeclaredName, part: string | undefined): DimensionName | undefined {
  const [first, second] = TABLES[table].axes;
  return part === undefined ? first : second;
}

/** Names of the codes of a table, in the reader's language. */
export function useCodeNames(table: DeclaredName, part: string | undefined) {
  const { t } = useTranslation();
  const name = useAxisNames();
  const axis = axisOf(table, part);
  return (code: string): string => {
    if (axis !== undefined) return name(axis, code);
    return t(table === 'people' ? 'preview.table.people' : 'trend.total');
  };
}

/** The codes of an answer as the tree that the code lists make of them. */
export function useBranches(trend: Trend): Branch[] {
  const { data } = useQuery(codesQuery);
  const { table, code, codes } = trend;
  return useMemo(() => {
    const axis = axisOf(table, code);
    const lists = axis === undefined ? [] : AXES[axis].lists;
    const all = lists.flatMap((list) => data?.lists[list]?.codes ?? []);
    const parents = new Map(all.map((it) => [it.code, it.parent]));
    return branches(codes, (it) => parents.get(it));
  }, [data, table, code, codes]);
}
