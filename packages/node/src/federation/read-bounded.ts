/**
 * Reads a stream of bytes and stops at a limit, counting what comes and not what was announced.
 *
 * @returns the bytes, or undefined as soon as there are more than `limit`; the stream is then
 *   cancelled, so that the rest is never read
 */
export async function readBounded(
  stream: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.byteLength;
    if (size > limit) return undefined;
    chunks.push(chunk);
  }
  const [only] = chunks;
  return chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks);
}
