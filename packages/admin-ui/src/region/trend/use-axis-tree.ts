import type { DimensionName } from '@nabij/protocol';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type CodeLists, codesQuery } from '../../api/codes.ts';
import { AXES } from '../../desk/figures/declared.ts';
import { type Branch, branches } from './branches.ts';

/** Every code of an axis as a tree; none while the code lists are on their way. */
export function useAxisTree(axis: DimensionName | undefined): Branch[] {
  const { data } = useQuery(codesQuery);
  return useMemo(() => (axis && data ? axisTree(axis, data) : []), [axis, data]);
}

function axisTree(axis: DimensionName, { lists }: CodeLists): Branch[] {
  const { lists: its, own } = AXES[axis];
  const all = its.flatMap((list) => lists[list]?.codes ?? []);
  const parents = new Map(all.map(({ code, parent }) => [code, parent]));
  return branches([...parents.keys(), ...own], (code) => parents.get(code));
}
