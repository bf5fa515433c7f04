import { z } from '@hono/zod-openapi';

/** An id from outside, in lower case as PostgreSQL has it: what is sealed for one names it so. */
export const uuid = z.uuid().toLowerCase();

/** A UUID made of 16 bytes that are random or derived (RFC 9562 §5.8, version 8). */
export function uuidOf(sixteen: Uint8Array): string {
  const bytes = Buffer.from(sixteen);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
