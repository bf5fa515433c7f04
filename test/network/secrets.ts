import { randomBytes } from 'node:crypto';

/** Words that must never be found anywhere, each under a name that says where it was typed. */
export interface Secrets {
  /** A new random word. */
  word(name: string): string;
  /** Random digits, as for a telephone number. */
  digits(name: string): string;
  /** Something secret that the program made: a text, or bytes such as a key. */
  keep(name: string, value: string | Uint8Array): void;
  /** A search for every one of them, in every spelling. */
  search(): Search;
}

/** Finds secrets in bytes; answers with the names of what it found. */
export interface Search {
  in(bytes: Uint8Array): string[];
  readonly size: number;
}

export function newSecrets(): Secrets {
  const kept = new Map<string, string | Uint8Array>();
  const keep = <Value extends string | Uint8Array>(name: string, value: Value): Value => {
    kept.set(`${name} ${kept.size}`, value);
    return value;
  };
  return {
    word: (name) => keep(name, `kanarie${randomBytes(12).toString('hex')}`),
    digits: (name) => keep(name, `06${BigInt(`0x${randomBytes(8).toString('hex')}`)}`),
    keep: (name, value) => void keep(name, value),
    search: () => searchFor([...kept].flatMap(([name, value]) => spellings(name, value))),
  };
}

interface Needle {
  name: string;
  bytes: Buffer;
}

/** A text in capitals and small letters, each as it is, in sixteen bits and as its bytes are. */
function spellings(name: string, value: string | Uint8Array): Needle[] {
  const plain = typeof value === 'string' ? [value, value.toLowerCase(), value.toUpperCase()] : [];
  const wide = plain.map((text) => Buffer.from(text, 'utf16le'));
  const found = [
    ...(typeof value === 'string' ? plain : [value]).flatMap((it) => inBytes(Buffer.from(it))),
    ...[...wide, ...wide.map((it) => Buffer.from(it).swap16())].map((it) => it.toString('latin1')),
  ];
  return [...new Set(found)].map((text) => ({ name, bytes: Buffer.from(text, 'latin1') }));
}

/** Bytes as they are, in hexadecimal and in base 64 at every offset. */
function inBytes(bytes: Buffer): string[] {
  return [
    bytes.toString('latin1'),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    ...[0, 1, 2].flatMap((offset) => inBase64(bytes, offset)),
  ];
}

/** What is always there of bytes in base 64, whatever stands before and after them. */
function inBase64(value: Buffer, offset: number): string[] {
  const bytes = Buffer.concat([Buffer.alloc(offset), value]);
  const sure = bytes.toString('base64url').slice(Math.ceil((offset * 8) / 6));
  const whole = sure.slice(0, sure.length - (bytes.length % 3 === 0 ? 0 : 1));
  return [whole, whole.replaceAll('-', '+').replaceAll('_', '/')];
}

/** One pass over the bytes however many needles there are: by their first two bytes. */
function searchFor(needles: readonly Needle[]): Search {
  const byStart = new Map<number, Needle[]>();
  const isStart = new Uint8Array(0x10000);
  for (const needle of needles) {
    const start = needle.bytes.readUInt16BE(0);
    byStart.set(start, [...(byStart.get(start) ?? []), needle]);
    isStart[start] = 1;
  }
  return {
    size: needles.length,
    in(bytes) {
      const found = new Set<string>();
      const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      let start = view[0] ?? 0;
      for (let at = 0; at + 1 < view.length; at += 1) {
        start = ((start << 8) | (view[at + 1] ?? 0)) & 0xffff;
        if (isStart[start] !== 1) continue;
        for (const { name, bytes: needle } of byStart.get(start) ?? []) {
          if (view.subarray(at, at + needle.length).equals(needle)) found.add(name);
        }
      }
      return [...found];
    },
  };
}
