import type { Node } from 'oxc-parser';
import { countLines, type Source, walk } from './sources.ts';

/** One function as it stands in a file, nested ones counted on their own too. */
export interface Measured {
  place: string;
  lines: number;
  parameters: number;
}

type FunctionNode = Extract<
  Node,
  { type: 'FunctionDeclaration' | 'FunctionExpression' | 'ArrowFunctionExpression' }
>;

/** Every function with a body. A test's `describe` block is a chapter, not a function. */
export function measureFunctions(source: Source): Measured[] {
  const found: Measured[] = [];
  walk(source.program, (node, [parent]) => {
    if (!isFunction(node) || node.body === null) return;
    if (source.isTest && isDescribe(parent)) return;
    found.push({
      place: `${source.path}:${countLines(source.text.slice(0, node.start + 1))}`,
      lines: countLines(source.text.slice(node.start, node.end)),
      parameters: node.params.filter((one) => !isThis(one)).length,
    });
  });
  return found;
}

/** The value below which a share (0 to 1) of the numbers lies, by nearest rank. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

/** Median, ninetieth percentile and greatest, for people to read. */
export function summary(numbers: readonly number[]) {
  return {
    of: numbers.length,
    median: quantile(numbers, 0.5),
    p90: quantile(numbers, 0.9),
    longest: quantile(numbers, 1),
  };
}

function isFunction(node: Node): node is FunctionNode {
  return (
    node.type === 'FunctionDeclaration' ||
    node.type === 'FunctionExpression' ||
    node.type === 'ArrowFunctionExpression'
  );
}

function isDescribe(parent: Node | undefined): boolean {
  if (parent?.type !== 'CallExpression') return false;
  const callee = parent.callee.type === 'CallExpression' ? parent.callee.callee : parent.callee;
  const name = callee.type === 'MemberExpression' ? callee.object : callee;
  return name.type === 'Identifier' && name.name === 'describe';
}

function isThis(parameter: Node): boolean {
  return parameter.type === 'Identifier' && parameter.name === 'this';
}
