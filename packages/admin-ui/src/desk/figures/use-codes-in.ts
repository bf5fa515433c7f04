import type { DimensionName, SpanName } from '@nabij/protocol';
import { useMemo } from 'react';
import type { CodeLists } from '../../api/codes.ts';
import { type AxisCode, axisCodes } from './axis-codes.ts';
import { AXES } from './declared.ts';
import { spanMonths } from './span-months.ts';

/** The codes of each axis in a span of a quarter. */
export function useCodesIn(
  lists: CodeLists,
  period: string,
  span: SpanName,
): (axis: DimensionName) => readonly AxisCode[] {
  return useMemo(() => {
    const months = spanMonths(period, span);
    return (axis) => (months === undefined ? [] : axisCodes(AXES[axis], lists, months));
  }, [lists, period, span]);
}
