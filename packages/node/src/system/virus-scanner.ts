import { once } from 'node:events';
import { createConnection } from 'node:net';

/** A scanner gave no verdict. */
export class ScanFailed extends Error {
  constructor() {
    super('The virus scanner gave no verdict');
    this.name = 'ScanFailed';
  }
}

const PATIENCE_MS = 60_000;
/** clamd reads each piece into memory of its own. */
const PIECE_BYTES = 64 * 1024;
const LONGEST_REPLY = 1024;

/**
 * Speaks with ClamAV's daemon: `INSTREAM`, pieces behind their length in four bytes, an empty one
 * at the end, and one line back (docs.clamav.net, ClamD protocol).
 * @param address a socket's path, or host:port; over the network only inside one's own, as nothing
 *   is encrypted
 * @throws ScanFailed if it is not there, takes too long or says anything but a verdict
 */
export function clamdScanner(
  address: string,
  patienceMs = PATIENCE_MS,
): (bytes: Uint8Array) => Promise<'clean' | 'infected'> {
  return async (bytes) => {
    const socket = createConnection(where(address));
    // without a listener an error after the verdict would end the node
    socket.on('error', () => {});
    socket.setTimeout(patienceMs, () => socket.destroy(new ScanFailed()));
    const late = setTimeout(() => socket.destroy(new ScanFailed()), patienceMs);
    try {
      await once(socket, 'connect');
      const reply = readReply(socket);
      reply.catch(() => {});
      socket.write('zINSTREAM\0');
      for (const piece of piecesOf(bytes)) {
        // it stops reading when it has seen enough: then its reply says so
        if (!socket.writable) break;
        if (!socket.write(piece)) await Promise.race([once(socket, 'drain'), reply]);
      }
      return verdictIn(await reply);
    } catch {
      throw new ScanFailed();
    } finally {
      clearTimeout(late);
      socket.destroy();
    }
  };
}

function where(address: string): { path: string } | { host: string; port: number } {
  if (address.startsWith('/')) return { path: address };
  const at = address.lastIndexOf(':');
  return { host: address.slice(0, at), port: Number(address.slice(at + 1)) };
}

function* piecesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += PIECE_BYTES) {
    const piece = bytes.subarray(from, from + PIECE_BYTES);
    yield lengthOf(piece);
    yield piece;
  }
  yield lengthOf(new Uint8Array());
}

function lengthOf(piece: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(piece.length);
  return length;
}

/** Everything up to the sign that ends a reply, or to the end. */
async function readReply(socket: AsyncIterable<Buffer>): Promise<string> {
  let reply = '';
  for await (const part of socket) {
    reply += part.toString('latin1');
    if (reply.includes('\0') || reply.length > LONGEST_REPLY) break;
  }
  return reply;
}

function verdictIn(reply: string): 'clean' | 'infected' {
  const line = reply.split('\0')[0]?.trim() ?? '';
  if (line === 'stream: OK') return 'clean';
  if (/^stream: .+ FOUND$/.test(line)) return 'infected';
  throw new ScanFailed();
}
