import type { Context } from 'hono';
import { MAX_FILE_BYTES } from '../../cases/attachments/files/clean-file.ts';
import { Refusal } from '../../system/problem.ts';

/** A file, and room for the rest of its form. */
const MAX_BYTES = MAX_FILE_BYTES + 64 * 1024;
/** Bytes of uploads that are in memory at the same time, in one process. */
const ROOM_BYTES = 5 * MAX_BYTES;

/** A file as a form brought it. */
export interface Uploaded {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Takes files out of forms and has them worked on, so that many at once do not fill the memory. */
export interface Uploads {
  /**
   * @param work what is done with the file; one at a time, as drawing a picture takes much memory
   * @throws Refusal too-large; unavailable while many others upload; request-invalid for no form
   */
  take<T>(c: Context, work: (file: Uploaded | undefined) => Promise<T>): Promise<T>;
}

export function uploads(): Uploads {
  let held = 0;
  let last: Promise<unknown> = Promise.resolve();
  return {
    take: async (c, work) => {
      // what is only announced takes no room: somebody slow would keep it from everybody else
      if (Number(c.req.header('content-length')) > MAX_BYTES) throw new Refusal('too-large');
      let own = 0;
      const count = (bytes: number) => {
        if (own + bytes > MAX_BYTES) throw new Refusal('too-large');
        if (held + bytes > ROOM_BYTES) throw new Refusal('unavailable');
        own += bytes;
        held += bytes;
      };
      try {
        const file = await readFile(c, count);
        const done = last.then(() => work(file));
        last = done.catch(() => undefined);
        return await done;
      } finally {
        held -= own;
      }
    },
  };
}

/** The file of a multipart form (RFC 7578); undefined if none was chosen. */
async function readFile(c: Context, count: (bytes: number) => void): Promise<Uploaded | undefined> {
  const type = c.req.header('content-type') ?? '';
  if (!/^multipart\/form-data\s*;/i.test(type)) throw new Refusal('request-invalid');
  const bytes = await readBody(c, count);
  const file = await parsed(bytes, type);
  if (!(file instanceof File) || (file.size === 0 && file.name === '')) return undefined;
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** Counts what comes, whatever was announced. */
async function readBody(c: Context, count: (bytes: number) => void): Promise<Buffer<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  for await (const part of c.req.raw.body ?? []) {
    count(part.byteLength);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

async function parsed(bytes: Buffer<ArrayBuffer>, type: string) {
  try {
    return (await new Response(bytes, { headers: { 'Content-Type': type } }).formData()).get(
      'file',
    );
  } catch (error) {
    throw error instanceof TypeError ? new Refusal('request-invalid') : error;
  }
}
