/** A code of a table with where it stands in its tree. */
export interface Branch {
  readonly code: string;
  /** How many broader ones stand above it. */
  readonly depth: number;
  readonly under: readonly string[];
}

/**
 * The codes of a table as a tree, narrower ones after their broader one. A code whose broader one
 * is not in the table stands at the top.
 */
export function branches(
  codes: readonly string[],
  parentOf: (code: string) => string | undefined,
): Branch[] {
  const known = new Set(codes);
  const above = (code: string) => {
    const parent = parentOf(code);
    return parent !== undefined && parent !== code && known.has(parent) ? parent : undefined;
  };
  const groups = Map.groupBy(codes, above);
  const from = (parent: string | undefined, depth: number): Branch[] =>
    (groups.get(parent) ?? []).flatMap((code) => [
      { code, depth, under: groups.get(code) ?? [] },
      ...from(code, depth + 1),
    ]);
  return from(undefined, 0);
}

/**
 * What is drawn of a tree: its broadest codes, or one code with what stands right under it.
 * Narrower ones never stand beside broader ones, as they are counted in both.
 */
export function drawnOf(tree: readonly Branch[], code: string | undefined): string[] {
  const asked = tree.find((branch) => branch.code === code);
  if (asked) return [asked.code, ...asked.under];
  return tree.filter(({ depth }) => depth === 0).map((branch) => branch.code);
}
