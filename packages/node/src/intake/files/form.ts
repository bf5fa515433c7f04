import type { Context } from 'hono';
import { MAX_CASE_BYTES, MAX_FILES } from '../../cases/attachments/attachments.ts';
import { MAX_FILE_BYTES } from '../../cases/attachments/files/clean-file.ts';
import { type FileFault, FileRefused } from '../../cases/attachments/files/file-refused.ts';
import { Refusal } from '../../system/problem.ts';
import type { GivenFile } from './keep.ts';
import { type Part, partsOf } from './multipart.ts';
import { untilCut } from './receive.ts';
import type { Turns } from './turns.ts';

/** As much as a report holds, and room for the rest of the form. */
const MAX_BYTES = MAX_CASE_BYTES + 256 * 1024;
/** Of files that are too large, before nobody reads on. */
const MOST_SKIPPED = 40 * 1024 * 1024;
const LONGEST_FIELD = 1_000;
const MOST_FIELDS = 20;
/** Files that found no room, before the rest is not tried. */
const MOST_FULL = 3;

/** A file that was not kept, and why. */
export interface NotKept {
  readonly name: string;
  readonly fault: FileFault;
}

/** What is done with the files of a form. */
interface FormWork {
  /** Waits for the turn of this address, once, with the first file. */
  turn(): Promise<void>;
  keep(file: GivenFile): Promise<unknown>;
}

/** What a form brought. */
export interface TakenForm {
  readonly fields: ReadonlyMap<string, string>;
  /** How many files were kept. */
  readonly kept: number;
  readonly notKept: readonly NotKept[];
}

/**
 * Takes the files of a form one after the other, while it comes: each is kept or refused by
 * itself, and what was kept stays, also if the line breaks in the next. Behind more files than a
 * report holds nobody reads on.
 * @throws Refusal request-invalid for what is no such form, or has very many fields
 */
export async function takeForm(c: Context, turns: Turns, work: FormWork): Promise<TakenForm> {
  const form = { fields: new Map<string, string>(), notKept: [] as NotKept[], kept: 0 };
  try {
    if (Number(c.req.header('content-length')) > MAX_BYTES) throw new FileRefused('full');
    let waited: Promise<void> | undefined;
    const turn = () => (waited ??= work.turn());
    await takeParts(c, form, { turns, work: { ...work, turn }, skipped: { bytes: 0 } });
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    form.notKept.push({ name: '', fault: error.fault });
  }
  return form;
}

async function takeParts(
  c: Context,
  form: { fields: Map<string, string>; notKept: NotKept[]; kept: number },
  taking: Pick<Taking, 'turns' | 'work' | 'skipped'>,
): Promise<void> {
  const body = counted(c.req.raw.body ?? new ReadableStream({ start: (it) => it.close() }));
  let [files, fields] = [0, 0];
  for await (const part of partsOf(body, c.req.header('content-type') ?? '')) {
    const { filename: name } = part;
    if (name === undefined) {
      fields += 1;
      if (fields > MOST_FIELDS) throw new Refusal('request-invalid');
      form.fields.set(part.name, await fieldIn(part));
      continue;
    }
    files += 1;
    if (files > MAX_FILES + 1 || isFull(form.notKept)) throw new FileRefused('full');
    const fault = await takeFile({ ...taking, part, name });
    if (fault === 'none') continue;
    if (fault === undefined) form.kept += 1;
    else form.notKept.push({ name, fault });
    if (taking.skipped.bytes > MOST_SKIPPED) break;
  }
}

function isFull(notKept: readonly NotKept[]): boolean {
  return notKept.filter(({ fault }) => fault === 'full').length >= MOST_FULL;
}

interface Taking {
  readonly part: Part;
  readonly name: string;
  readonly turns: Turns;
  readonly skipped: { bytes: number };
  readonly work: FormWork;
}

/** @returns undefined if it was kept, or why not; `none` if there is no file */
async function takeFile(it: Taking): Promise<FileFault | 'none' | undefined> {
  const { name, turns, work } = it;
  const room = turns.room();
  try {
    const bytes = await readFile(it, room.add);
    // a browser sends an empty part for nothing chosen
    if (name === '' && bytes.length === 0) return 'none';
    await work.turn();
    await turns.take(() => work.keep({ name, bytes }));
    return undefined;
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    return error.fault;
  } finally {
    room.free();
  }
}

async function readFile({ part, skipped }: Taking, count: (bytes: number) => void) {
  const parts: Uint8Array[] = [];
  let length = 0;
  let fault: unknown;
  for await (const bytes of part.body) {
    length += bytes.length;
    try {
      if (fault === undefined && length > MAX_FILE_BYTES) throw new FileRefused('large');
      if (fault === undefined) count(bytes.length);
      if (fault === undefined) parts.push(bytes);
    } catch (error) {
      // the rest is read and dropped, so that the files behind it still come
      fault = error;
      parts.length = 0;
    }
    if (fault !== undefined) skipped.bytes += bytes.length;
    if (skipped.bytes > MOST_SKIPPED) break;
  }
  if (fault !== undefined) throw fault;
  return Buffer.concat(parts);
}

async function fieldIn({ body }: Part): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const bytes of body) {
    length += bytes.length;
    if (length > LONGEST_FIELD) throw new Refusal('request-invalid');
    parts.push(bytes);
  }
  return Buffer.concat(parts).toString('utf8').trim();
}

/** Counts what comes, whatever was announced. */
async function* counted(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const part of untilCut(body)) {
    length += part.length;
    if (length > MAX_BYTES) throw new FileRefused('full');
    yield part;
  }
}
