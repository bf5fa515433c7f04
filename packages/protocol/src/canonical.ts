/**
 * A value that JSON can carry.
 * @example const value: JsonValue = [1, 'a', null, { b: true }];
 */
export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;

/**
 * A JSON object.
 * @example const body: JsonObject = { version: 1, parts: ['a', null] };
 */
export interface JsonObject {
  [member: string]: JsonValue;
}

/** Objects and arrays may nest this deep, the outermost one counted. */
const MAX_DEPTH = 16;

/**
 * Thrown when a value has no canonical form. The message names the cause, never the content.
 * @example if (error instanceof CanonicalError) refuse('envelope-not-canonical');
 */
export class CanonicalError extends Error {
  override readonly name = 'CanonicalError';
}

/**
 * The canonical JSON of a value (RFC 8785): no whitespace, members in the order of their UTF-16
 * code units, numbers and strings as ECMAScript writes them.
 * @throws CanonicalError for a lone surrogate, a number that is not finite, nesting deeper than
 * 16 levels, a member named `__proto__`, U+0000, or a value that is not JSON
 * @example canonicalize({ b: 1, a: [true, null] }) // '{"a":[true,null],"b":1}'
 */
export function canonicalize(value: JsonValue): string {
  return write(value, MAX_DEPTH);
}

function write(value: JsonValue, room: number): string {
  switch (typeof value) {
    case 'string':
      return writeString(value);
    case 'number':
      return writeNumber(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      if (room === 0) throw new CanonicalError(`nested deeper than ${MAX_DEPTH}`);
      return Array.isArray(value) ? writeArray(value, room - 1) : writeObject(value, room - 1);
    default:
      throw new CanonicalError('not a JSON value');
  }
}

// Printable ASCII but the quotation mark and the backslash: written as it stands.
const PLAIN = /^[ !#-[\]-~]*$/;

function writeString(value: string): string {
  if (PLAIN.test(value)) return `"${value}"`;
  if (!value.isWellFormed()) throw new CanonicalError('lone surrogate in a string');
  // Legal JSON, but PostgreSQL can store it in no text and no jsonb.
  if (value.includes('\0')) throw new CanonicalError('U+0000 in a string');
  return JSON.stringify(value);
}

function writeNumber(value: number): string {
  if (!Number.isFinite(value)) throw new CanonicalError('number out of range');
  return String(value);
}

function writeArray(values: JsonValue[], room: number): string {
  let json = '[';
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value === undefined) throw new CanonicalError('not a JSON value');
    json += i === 0 ? write(value, room) : `,${write(value, room)}`;
  }
  return `${json}]`;
}

function writeObject(object: JsonObject, room: number): string {
  // A Date or a Map would become '{}' without a word.
  const prototype = Object.getPrototypeOf(object);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new CanonicalError('not a JSON value');
  }
  let json = '{';
  let separator = '';
  for (const name of inOrder(Object.keys(object))) {
    const value = object[name];
    // Legal JSON, but too many programs set a prototype when they copy it.
    if (name === '__proto__' || value === undefined) throw new CanonicalError('member not allowed');
    json += `${separator}${writeString(name)}:${write(value, room)}`;
    separator = ',';
  }
  return `${json}}`;
}

/** Most objects come in order already, and looking is much cheaper than sorting. */
function inOrder(names: string[]): string[] {
  for (let i = 1; i < names.length; i++) {
    if ((names[i - 1] ?? '') > (names[i] ?? '')) return names.sort();
  }
  return names;
}
