import { z } from 'zod';
import { type Limits, runApart } from '../../../system/run-apart.ts';
import { FileRefused } from './file-refused.ts';

/** As long as a picture may take; what is unpacked is bounded besides (`pdf/unpacking.ts`). */
const LIMITS: Limits = { patienceMs: 30_000, memoryMb: 768 };

/** What comes of a file: its clean bytes, or why it is refused. */
const outcomeSchema = z.union([
  z.strictObject({ bytes: z.custom<Uint8Array>((it) => it instanceof Uint8Array) }),
  z.strictObject({ fault: z.enum(['broken', 'locked', 'unread']) }),
]);
export type Outcome = z.infer<typeof outcomeSchema>;

/**
 * Takes out of a PDF or a recording what it says besides its pages or its sound, in a process of
 * its own: a file made for it would hold up everybody else for many seconds, fill the memory, or
 * end the process in which it is read.
 * @throws FileRefused broken for sound that cannot be followed; for a PDF, locked if it has a
 * password and unread if it cannot be followed, takes too long or too much, or ends its process
 */
export async function cleanApart(
  bytes: Uint8Array,
  type: string,
  limits = LIMITS,
): Promise<Uint8Array> {
  const program = new URL('clean-child.ts', import.meta.url);
  const { data } = outcomeSchema.safeParse(await runApart(program, { bytes, type }, limits));
  if (data && 'bytes' in data) return data.bytes;
  throw new FileRefused(data?.fault ?? (type === 'application/pdf' ? 'unread' : 'broken'));
}
