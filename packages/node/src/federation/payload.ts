import type { Envelope } from '@nabij/protocol';

/** What this node signed itself, in the outbox: its form was checked when it was signed. */
export function payloadOf(envelope: string): Envelope {
  const [, payload = ''] = envelope.split('.');
  return JSON.parse(Buffer.from(payload, 'base64url').toString()) as Envelope;
}

/** The name of the key that signed what is in the outbox. */
export function kidOf(envelope: string): string {
  const [header = ''] = envelope.split('.');
  return (JSON.parse(Buffer.from(header, 'base64url').toString()) as { kid: string }).kid;
}
