import type { Context } from 'hono';
import { MAX_FILE_BYTES } from '../../cases/attachments/files/clean-file.ts';

/** The one version of the protocol that is spoken here (tus.io, 2016). */
const VERSION = '1.0.0';
const EXTENSIONS = 'creation,expiration,termination';
const LONGEST_METADATA = 4_000;
const LONGEST_NAME = 255;

/** How an answer of the protocol ends: with a status, and nothing to read. */
export function tusAnswer(
  c: Context,
  status: 200 | 204 | 400 | 404 | 409 | 410 | 412 | 413 | 415 | 429,
  headers: Record<string, string> = {},
): Response {
  // a body is not allowed beside 204, and none is wanted with the others
  return c.body(null, status, headers);
}

/** Puts on every answer which version it speaks; refuses to speak another. */
export function speaksTus(c: Context): boolean {
  c.header('Tus-Resumable', VERSION);
  if (c.req.header('tus-resumable') === VERSION) return true;
  c.header('Tus-Version', VERSION);
  return false;
}

/** What this server can do. */
export function capabilities(c: Context): Response {
  return tusAnswer(c, 204, {
    'Tus-Resumable': VERSION,
    'Tus-Version': VERSION,
    'Tus-Extension': EXTENSIONS,
    'Tus-Max-Size': String(MAX_FILE_BYTES),
  });
}

/** A count of bytes in a header; undefined if there is none or it is no such number. */
export function bytesIn(c: Context, header: string): number | undefined {
  const value = c.req.header(header) ?? '';
  return /^\d{1,15}$/.test(value) ? Number(value) : undefined;
}

/** Where an upload stands, and until when it waits. */
export function standing(upload: {
  received: number;
  size: number;
  expiresAt: Date;
}): Record<string, string> {
  return {
    'Upload-Offset': String(upload.received),
    'Upload-Length': String(upload.size),
    ...expiry(upload.expiresAt),
    'Cache-Control': 'no-store',
  };
}

export function expiry(at: Date): Record<string, string> {
  return { 'Upload-Expires': at.toUTCString() };
}

/**
 * What was told of a file: pairs of a key and a base64 value (Upload-Metadata).
 * @returns undefined if it is not of that form
 */
export function metadataIn(c: Context): { name: string; metadata: string } | undefined {
  const metadata = c.req.header('upload-metadata') ?? '';
  if (metadata.length > LONGEST_METADATA) return undefined;
  const pairs = metadata === '' ? [] : metadata.split(',').map((pair) => pair.trim().split(' '));
  const isFit = pairs.every(
    ([key = '', value = '', ...rest]) =>
      /^[!-+\--~]{1,100}$/.test(key) && /^[\w+/-]*={0,2}$/.test(value) && rest.length === 0,
  );
  const keys = pairs.map(([key]) => key);
  if (!isFit || new Set(keys).size !== keys.length) return undefined;
  const value = pairs.find(([key]) => key === 'filename')?.[1] ?? '';
  const name = Buffer.from(value, 'base64').toString('utf8').slice(0, LONGEST_NAME);
  return { name, metadata };
}
