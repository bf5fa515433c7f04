import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How a node looks: colours and type of the citizen's pages and of the desk. */
export interface Face {
  /** Every custom property and its value. */
  readonly values: ReadonlyMap<string, string>;
  /** One rule that sets them all. */
  readonly css: string;
  /** Whether a town has changed it. */
  readonly isOwn: boolean;
}

/** The file that NABIJ_FACE names cannot be used; the message is one line for who runs the node. */
export class FaceError extends Error {
  constructor(path: string, what: string) {
    super(`NABIJ_FACE: ${path} ${what}.`);
    this.name = 'FaceError';
  }
}

const SHIPPED = join(import.meta.dirname, 'face.css');
const MAX_BYTES = 64 * 1024;
const COLOUR = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i;
/** Names of typefaces; no function, so no address of another site. */
const TYPEFACES = /^[\w\s"',-]{1,300}$/;

/**
 * The shipped face, or a town's changes of it.
 * @param path the town's CSS file: one `:root` rule with custom properties of the shipped one
 * @throws {FaceError} for any other content
 */
export function loadFace(path?: string): Face {
  const shipped = declarations(SHIPPED, readFileSync(SHIPPED, 'utf8'));
  if (path === undefined) return { values: shipped, css: ruleOf(shipped), isOwn: false };
  const values = new Map(shipped);
  for (const [name, value] of declarations(path, readOwn(path))) {
    if (!shipped.has(name)) throw new FaceError(path, `sets ${name}, which does not exist`);
    const form = name.startsWith('--nabij-color-') ? COLOUR : TYPEFACES;
    if (!form.test(value)) {
      const wanted = form === COLOUR ? 'a colour such as #0b4a56' : 'names of typefaces';
      throw new FaceError(path, `sets ${name} to something that is not ${wanted}`);
    }
    values.set(name, value);
  }
  return { values, css: ruleOf(values), isOwn: true };
}

function readOwn(path: string): string {
  try {
    const css = readFileSync(path, 'utf8');
    if (css.length <= MAX_BYTES) return css;
  } catch {
    throw new FaceError(path, 'cannot be read');
  }
  throw new FaceError(path, 'is too large');
}

/** The custom properties of the one rule that such a file has. */
function declarations(path: string, css: string): Map<string, string> {
  const rule = /^:root\s*\{([^{}]*)\}$/.exec(css.replace(/\/\*.*?\*\//gs, ' ').trim());
  if (!rule) throw new FaceError(path, 'is not one rule ":root { … }"');
  const values = new Map<string, string>();
  for (const line of (rule[1] ?? '').split(';').map((it) => it.trim())) {
    if (line === '') continue;
    const [, name = '', value = ''] = /^(--nabij-[a-z-]+)\s*:\s*(.+)$/s.exec(line) ?? [];
    if (!name) throw new FaceError(path, 'has a line that is not "--nabij-…: value;"');
    if (values.has(name)) throw new FaceError(path, `sets ${name} twice`);
    values.set(name, value.replace(/\s+/g, ' '));
  }
  return values;
}

function ruleOf(values: ReadonlyMap<string, string>): string {
  return `:root{${[...values].map(([name, value]) => `${name}:${value}`).join(';')}}`;
}
