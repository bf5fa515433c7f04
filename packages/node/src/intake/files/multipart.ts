import { Refusal } from '../../system/problem.ts';

/** One part of a form: a field, or a file if it has a file name. */
export interface Part {
  readonly name: string;
  readonly filename: string | undefined;
  /** Its bytes, as they come. What is not read is skipped. */
  readonly body: AsyncIterable<Uint8Array>;
}

const LONGEST_HEAD = 16 * 1024;
const LINE = Buffer.from('\r\n');
const HEAD_END = Buffer.from('\r\n\r\n');

/**
 * Reads a form with files (RFC 7578) part by part while it comes, so that no file has to wait, or
 * is lost, for one behind it.
 * @throws Refusal request-invalid for what is no such form, or was cut off
 */
export async function* partsOf(
  body: AsyncIterable<Uint8Array>,
  contentType: string,
): AsyncGenerator<Part> {
  const stream = reader(body);
  const mark = Buffer.from(`\r\n--${boundaryIn(contentType)}`);
  try {
    // what stands before the first mark says nothing
    await skip(stream.until(mark, LONGEST_HEAD));
    for (;;) {
      const line = await text(stream.until(LINE, LONGEST_HEAD));
      if (line.startsWith('--')) return;
      const head = await text(stream.until(HEAD_END, LONGEST_HEAD));
      const content = stream.until(mark);
      yield { ...namesIn(head), body: content };
      await skip(content);
    }
  } finally {
    await stream.close();
  }
}

type Bytes = AsyncGenerator<Uint8Array, void>;

function reader(body: AsyncIterable<Uint8Array>) {
  const parts = body[Symbol.asyncIterator]();
  // a mark at the very beginning has no line before it
  let held = Buffer.from(LINE);
  const more = async () => {
    const next = await parts.next();
    if (next.done) throw new Refusal('request-invalid');
    held = Buffer.concat([held, next.value]);
  };
  /** What stands before a mark, without it; the next reading begins behind it. */
  async function* until(mark: Buffer, longest = Number.POSITIVE_INFINITY): Bytes {
    let read = 0;
    for (;;) {
      const at = held.indexOf(mark);
      // the beginning of the mark may be there already
      const length = at < 0 ? Math.max(0, held.length - mark.length + 1) : at;
      const ready = held.subarray(0, length);
      held = held.subarray(at < 0 ? length : length + mark.length);
      read += length;
      if (read > longest) throw new Refusal('request-invalid');
      if (length > 0) yield ready;
      if (at >= 0) return;
      await more();
    }
  }
  return { until, close: async () => void (await parts.return?.()) };
}

function boundaryIn(contentType: string): string {
  const found = /^multipart\/form-data\s*;.*?\bboundary=(?:"([^"]{1,70})"|([^\s;,]{1,70}))/i.exec(
    contentType,
  );
  const boundary = found?.[1] ?? found?.[2];
  if (boundary === undefined) throw new Refusal('request-invalid');
  return boundary;
}

/** The names in a part's head, as browsers write them (HTML §4.10.21.7). */
function namesIn(head: string): Pick<Part, 'name' | 'filename'> {
  const disposition = /^content-disposition:\s*form-data\s*;(.*)$/im.exec(head)?.[1] ?? '';
  const value = (name: string) => {
    const found = new RegExp(`(?:^|;)\\s*${name}="([^"]*)"`, 'i').exec(disposition)?.[1];
    return found?.replace(/%(22|0D|0A)/gi, (code) => decodeURIComponent(code));
  };
  return { name: value('name') ?? '', filename: value('filename') };
}

async function skip(bytes: Bytes): Promise<void> {
  for await (const _ of bytes) {
    // nothing is kept of it
  }
}

async function text(bytes: Bytes): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}
