import type { Envelope } from '@nabij/protocol';

/** What this node signed itself, in the outbox: its form was checked when it was signed. */
export function payloadOf(envelope: string): Envelope {
  const [, payload = ''] = envelope.split('.');
  return JSON.parse(Buffer.from(payload, 'base64url').toString()) as Envelope;
}
