import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { type Comment, type Node, parseSync, visitorKeys } from 'oxc-parser';

/** The top folder of the project. */
export const ROOT = resolve(import.meta.dirname, '../..');

/** One import, re-export, dynamic import, `import()` type or `new URL('./x', import.meta.url)`. */
export interface Import {
  specifier: string;
  typeOnly: boolean;
  /** Path in the tree when the import is of ours, undefined for a package. */
  target: string | undefined;
}

/** One parsed TypeScript file. */
export interface Source {
  /** From the top folder, with forward slashes. */
  path: string;
  text: string;
  lineCount: number;
  isTest: boolean;
  program: Node;
  comments: Comment[];
  imports: Import[];
}

const NOT_OURS = new Set(['node_modules', 'dist', 'coverage', 'data', 'demo-data']);

/** All files below a folder, as paths from the top folder; nothing installed, built or hidden. */
export function listFiles(folder = '.'): string[] {
  const entries = readdirSync(join(ROOT, folder), { withFileTypes: true });
  return entries.flatMap((entry) => {
    if (NOT_OURS.has(entry.name) || entry.name.startsWith('.')) return [];
    const path = relative(ROOT, join(ROOT, folder, entry.name))
      .split(sep)
      .join('/');
    return entry.isDirectory() ? listFiles(path) : [path];
  });
}

/** Every TypeScript file of the project, parsed. */
export function readSources(): Source[] {
  return listFiles()
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
    .map((path) => parseSource(path, readFileSync(join(ROOT, path), 'utf8')));
}

/** Parses one file. Throws when the text is not TypeScript, so that no file is skipped. */
export function parseSource(path: string, text: string): Source {
  const parsed = parseSync(path, text);
  const broken = parsed.errors[0];
  if (broken !== undefined) throw new Error(`${path} does not parse: ${broken.message}`);
  return {
    path,
    text,
    lineCount: countLines(text),
    isTest: /^test\/|\/testing\/|\.test\.tsx?$/.test(path),
    program: parsed.program,
    comments: parsed.comments,
    imports: readImports(path, parsed.program),
  };
}

/** Calls `visit` for a node and everything below it, with the nodes above, nearest first. */
export function walk(
  node: Node,
  visit: (node: Node, above: readonly Node[]) => void,
  above: readonly Node[] = [],
): void {
  visit(node, above);
  for (const key of visitorKeys[node.type] ?? []) {
    const child: unknown = Reflect.get(node, key);
    for (const below of Array.isArray(child) ? child : [child]) {
      if (isNode(below)) walk(below, visit, [node, ...above]);
    }
  }
}

/** The number of lines, as an editor shows it: a newline at the end opens no further line. */
export function countLines(text: string): number {
  return text === '' ? 0 : text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

function readImports(path: string, program: Node): Import[] {
  const found: Import[] = [];
  walk(program, (node) => {
    const read = importIn(node);
    if (read === undefined) return;
    found.push({ ...read, target: targetOf(path, read.specifier) });
  });
  return found;
}

function importIn(node: Node): Omit<Import, 'target'> | undefined {
  switch (node.type) {
    case 'ImportDeclaration': {
      const named = node.specifiers.filter((one) => one.type === 'ImportSpecifier');
      const allNamed = named.length > 0 && named.length === node.specifiers.length;
      const typeOnly =
        node.importKind === 'type' || (allNamed && named.every((one) => one.importKind === 'type'));
      return { specifier: node.source.value, typeOnly };
    }
    case 'ExportAllDeclaration':
      return { specifier: node.source.value, typeOnly: node.exportKind === 'type' };
    case 'ExportNamedDeclaration':
      return node.source === null
        ? undefined
        : { specifier: node.source.value, typeOnly: node.exportKind === 'type' };
    case 'ImportExpression':
      return { specifier: literalOf(node.source) ?? '(computed)', typeOnly: false };
    case 'TSImportType':
      return { specifier: node.source.value, typeOnly: true };
    case 'NewExpression':
      return workerUrl(node);
    default:
      return undefined;
  }
}

/** `new URL('./other.ts', import.meta.url)` starts a file without importing it. */
function workerUrl(node: Extract<Node, { type: 'NewExpression' }>) {
  if (node.callee.type !== 'Identifier' || node.callee.name !== 'URL') return undefined;
  const [file, base] = node.arguments;
  const specifier = file === undefined ? undefined : literalOf(file);
  if (base?.type !== 'MemberExpression' || base.object.type !== 'MetaProperty') return undefined;
  return specifier === undefined || !/\.tsx?$/.test(specifier)
    ? undefined
    : { specifier, typeOnly: false };
}

function literalOf(node: Node): string | undefined {
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined;
}

function targetOf(importer: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return join(dirname(importer), specifier).split(sep).join('/');
  const [, name, subpath] = /^@nabij\/([^/]+)(\/.*)?$/.exec(specifier) ?? [];
  if (name === undefined) return undefined;
  const entry = exportsOf(`packages/${name}`)[`.${subpath ?? ''}`];
  return entry === undefined ? `packages/${name}/(not exported)` : join(`packages/${name}`, entry);
}

function exportsOf(folder: string): Record<string, string> {
  const file = join(ROOT, folder, 'package.json');
  if (!existsSync(file)) return {};
  const manifest: { exports?: Record<string, string> } = JSON.parse(readFileSync(file, 'utf8'));
  return manifest.exports ?? {};
}
