import type { Node } from 'oxc-parser';
import { type Source, walk } from './sources.ts';

/** Where a file reads variables of the environment, not where it hands the whole of it on. */
export function environmentReads(source: Source): string[] {
  return places(source, (node, [parent]) => {
    if (node.type === 'ImportDeclaration' && /^(node:)?process$/.test(node.source.value)) {
      return node.specifiers.some((one) => one.type !== 'ImportDefaultSpecifier');
    }
    if (isEnvironment(node)) return parent?.type === 'MemberExpression' && parent.object === node;
    return node.type === 'VariableDeclarator' && takesApart(node);
  });
}

/** Where a file touches `process.env` at all. */
export function environmentUses(source: Source): string[] {
  return places(source, (node) => isEnvironment(node));
}

/** Where a file sends by what every JavaScript engine brings: fetch, sockets, beacons. */
export function sendingGlobals(source: Source): string[] {
  return places(source, (node) => {
    if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return false;
    const name = node.callee.type === 'Identifier' ? node.callee.name : memberName(node.callee);
    const owner = node.callee.type === 'MemberExpression' ? node.callee.object : undefined;
    if (owner !== undefined && !(owner.type === 'Identifier' && owner.name === 'globalThis')) {
      return false;
    }
    return ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest'].includes(name ?? '');
  });
}

/** Where a file asks the machine for the time or for chance. */
export function clockReads(source: Source): string[] {
  return places(source, (node) => {
    if (node.type === 'NewExpression' && node.callee.type === 'Identifier') {
      return node.callee.name === 'Date' && node.arguments.length === 0;
    }
    if (node.type !== 'MemberExpression' || node.object.type !== 'Identifier') return false;
    const use = `${node.object.name}.${memberName(node)}`;
    return ['Date.now', 'performance.now', 'Math.random'].includes(use);
  });
}

/** `file:line` of every node for which `is` holds. */
export function places(
  source: Source,
  is: (node: Node, above: readonly Node[]) => boolean,
): string[] {
  const found: string[] = [];
  walk(source.program, (node, above) => {
    if (is(node, above)) found.push(`${source.path}:${lineAt(source.text, node.start)}`);
  });
  return found;
}

/** The line of an offset, counted from one. */
function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function isEnvironment(node: Node): boolean {
  return node.type === 'MemberExpression' && isProcess(node.object) && memberName(node) === 'env';
}

function takesApart(node: Extract<Node, { type: 'VariableDeclarator' }>): boolean {
  if (node.id.type !== 'ObjectPattern' || node.init === null) return false;
  return isProcess(node.init) || isEnvironment(node.init);
}

function isProcess(node: Node): boolean {
  return node.type === 'Identifier' ? node.name === 'process' : memberName(node) === 'process';
}

function memberName(node: Node): string | undefined {
  if (node.type !== 'MemberExpression') return undefined;
  if (node.property.type === 'Identifier' && !node.computed) return node.property.name;
  return node.property.type === 'Literal' ? String(node.property.value) : undefined;
}
