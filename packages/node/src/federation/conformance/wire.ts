import { type ClientRequest, request as plain, type RequestOptions } from 'node:http';
import { request as secure } from 'node:https';

/** How long anything may take that a case asks, in milliseconds. */
const PATIENCE_MS = 45_000;
const MOST_BYTES = 9 * 1_048_576;

/** What came back, or why nothing did. */
export interface Answer {
  /** Undefined where the connection ended without an answer. */
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** How many bytes of the request were taken in, where it was cut into pieces. */
  readonly sent: number;
  readonly ms: number;
}

/** A request; a body in pieces is sent without a length, as far as the other side takes it. */
export interface Asked {
  readonly url: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | Iterable<Uint8Array>;
  /** Milliseconds between the pieces. */
  readonly pause?: number;
}

/** Asks over a connection of its own, follows nothing, and reads an answer that comes early. */
export function ask({ url, method = 'GET', headers = {}, body, pause }: Asked): Promise<Answer> {
  const began = performance.now();
  return new Promise((resolve) => {
    const options: RequestOptions = { method, headers: { 'user-agent': 'nabij', ...headers } };
    const make = url.startsWith('https:') ? secure : plain;
    const out = make(url, { ...options, agent: false, signal: AbortSignal.timeout(PATIENCE_MS) });
    const sent = { bytes: 0 };
    const answered = (rest: Pick<Answer, 'status' | 'headers' | 'body'>) =>
      resolve({ ...rest, sent: sent.bytes, ms: performance.now() - began });
    out.on('response', (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      const done = () => {
        const { statusCode: status } = response;
        answered({ status, headers: plainHeaders(response.headers), body: Buffer.concat(chunks) });
        out.destroy();
      };
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        size += chunk.length;
        if (size > MOST_BYTES) done();
      });
      response.on('end', done).on('error', done);
    });
    out.on('error', () => {});
    out.on('close', () => answered({ status: undefined, headers: {}, body: Buffer.of() }));
    if (body === undefined || typeof body === 'string' || body instanceof Uint8Array) {
      out.end(body);
    } else void pour(out, body, { sent, pause });
  });
}

function plainHeaders(headers: NodeJS.Dict<string | string[]>): Record<string, string> {
  const single = Object.entries(headers).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(single);
}

async function pour(
  out: ClientRequest,
  pieces: Iterable<Uint8Array>,
  { sent, pause }: { sent: { bytes: number }; pause: number | undefined },
): Promise<void> {
  let isOver = false;
  const over = new Promise<void>((resolve) => {
    const end = () => {
      isOver = true;
      resolve();
    };
    out.once('response', end).once('close', end);
  });
  for (const piece of pieces) {
    if (isOver) return;
    sent.bytes += piece.length;
    const flushed = new Promise<void>((resolve) => out.write(piece, () => resolve()));
    await Promise.race([flushed, over]);
    if (pause !== undefined) await Promise.race([after(pause), over]);
  }
  if (!isOver) out.end();
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
