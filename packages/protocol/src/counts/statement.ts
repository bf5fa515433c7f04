/** What always holds between counts: the sum of coefficient × count, compared with zero. */
export interface Statement {
  readonly terms: readonly (readonly [address: string, coefficient: number])[];
  readonly sense: '=' | '<=';
}

/**
 * States that two sums compare.
 * @example sums(['a', 'b'], '=', ['whole']) // a + b = whole
 */
export function sums(
  left: readonly string[],
  sense: Statement['sense'],
  right: readonly string[],
): Statement {
  const terms = [
    ...left.map((address) => [address, 1] as const),
    ...right.map((address) => [address, -1] as const),
  ];
  return { terms, sense };
}

/** How the parts of a whole were told apart. */
export interface Division {
  /** Whether one case can be in several parts. */
  readonly many: boolean;
  /** Whether every case of the whole is in one part at least. */
  readonly complete: boolean;
}

/** What holds between a whole and its parts. */
export function divided(
  whole: string,
  parts: readonly string[],
  { many, complete }: Division,
): Statement[] {
  if (parts.length === 0) return [];
  if (!many) return [sums(parts, complete ? '=' : '<=', [whole])];
  const within = parts.map((part) => sums([part], '<=', [whole]));
  return complete ? [...within, sums([whole], '<=', parts)] : within;
}
