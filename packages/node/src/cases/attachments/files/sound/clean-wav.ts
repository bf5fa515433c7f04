/** Of a RIFF file of sound only these chunks are sound; LIST, id3, bext, iXML, cart and others go. */
const KEPT = ['fmt ', 'fact', 'data'];
const HEAD = 8;
const FORM = 12;

/**
 * A WAV file (RIFF, 1991) of nothing but its format and its sound.
 * @returns undefined if its chunks cannot be followed
 */
export function cleanWav(bytes: Uint8Array): Uint8Array | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (file.length < FORM || name(file, 0) !== 'RIFF' || name(file, 8) !== 'WAVE') return undefined;
  const kept = new Map<string, Buffer>();
  for (let at = FORM; file.length - at >= HEAD; ) {
    const id = name(file, at);
    const size = file.readUInt32LE(at + 4);
    const from = at + HEAD;
    const end = from + size;
    // a recorder that was stopped has not come back to write how much there is
    const isCut = end > file.length;
    if (isCut && id !== 'data' && !kept.has('data')) return undefined;
    if (KEPT.includes(id) && !kept.has(id)) kept.set(id, file.subarray(from, end));
    at = end + (size % 2);
  }
  return kept.has('fmt ') && kept.has('data') ? written(kept) : undefined;
}

function written(kept: ReadonlyMap<string, Buffer>): Buffer {
  const parts = KEPT.flatMap((id) => {
    const content = kept.get(id);
    return content ? [head(id, content.length), content, Buffer.alloc(content.length % 2)] : [];
  });
  const size = parts.reduce((sum, part) => sum + part.length, 4);
  return Buffer.concat([head('RIFF', size), Buffer.from('WAVE'), ...parts]);
}

function head(id: string, size: number): Buffer {
  const it = Buffer.alloc(HEAD);
  it.write(id, 'latin1');
  it.writeUInt32LE(size, 4);
  return it;
}

function name(file: Buffer, at: number): string {
  return file.toString('latin1', at, at + 4);
}
