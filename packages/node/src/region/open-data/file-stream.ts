import { setImmediate } from 'node:timers/promises';
import type { Log } from '../../system/log.ts';

/**
 * Text as a stream of bytes. It goes on when its reader does, and others have a turn between two
 * pieces. A failure breaks the stream, so that half a file never looks like a whole one.
 */
export function fileStream(pieces: AsyncIterable<string>, log: Log): ReadableStream<Uint8Array> {
  const bytes = encoded(pieces, log);
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await bytes.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await bytes.return(undefined);
    },
  });
}

async function* encoded(
  pieces: AsyncIterable<string>,
  log: Log,
): AsyncGenerator<Uint8Array, undefined> {
  const encoder = new TextEncoder();
  try {
    for await (const piece of pieces) {
      yield encoder.encode(piece);
      await setImmediate();
    }
  } catch (error) {
    log.error('request-failed', { method: 'GET' }, error);
    // the server prints what it is given, and what happened is in the log already
    throw new Error('The answer was broken off');
  }
}
