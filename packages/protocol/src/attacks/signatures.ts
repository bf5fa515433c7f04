import { segment } from './raw-jws.ts';
import { type Envelopes, type FormCase, withMembers } from './scene.ts';

/** The signature with the order of the group added to S: the same point, other bytes. */
function malleated(bytes: Buffer): string {
  const order = 2n ** 252n + 27742317777372353535851937790883648493n;
  const s = BigInt(`0x${Buffer.from(bytes.subarray(32)).reverse().toString('hex')}`) + order;
  const moved = Buffer.from(s.toString(16).padStart(64, '0'), 'hex').reverse();
  return Buffer.concat([bytes.subarray(0, 32), moved]).toString('base64url');
}

function flipped(bytes: Buffer): string {
  const other = Buffer.from(bytes);
  other[0] = (other[0] ?? 0) ^ 1;
  return other.toString('base64url');
}

/** Signatures that are not the issuer's over these bytes. */
export function signatureInvalid({ HEADER, PAYLOAD, rawEnvelope, scene }: Envelopes): FormCase[] {
  const good = rawEnvelope();
  const signature = good.slice(good.lastIndexOf('.') + 1);
  const input = good.slice(0, good.lastIndexOf('.'));
  const bytes = Buffer.from(signature, 'base64url');
  return [
    ['signature-empty', 'no signature', `${input}.`],
    ['signature-flipped', 'one bit of the signature flipped', `${input}.${flipped(bytes)}`],
    [
      'signature-malleated',
      'S increased by the order of the group',
      `${input}.${malleated(bytes)}`,
    ],
    [
      'signature-zero',
      'a signature of zeros',
      `${input}.${Buffer.alloc(64).toString('base64url')}`,
    ],
    [
      'signature-short',
      'half a signature',
      `${input}.${bytes.subarray(0, 32).toString('base64url')}`,
    ],
    [
      'signature-long',
      'a byte after the signature',
      `${input}.${Buffer.concat([bytes, Buffer.of(0)]).toString('base64url')}`,
    ],
    [
      'signature-of-another-message',
      'signature of another message',
      `${segment(HEADER)}.${segment(withMembers(PAYLOAD, { body: {} }))}.${signature}`,
    ],
    [
      'signature-by-another-peer',
      'signed by another peer under the kid of the issuer',
      rawEnvelope({ signer: scene.other }),
    ],
  ];
}

/** Keys that the issuer does not own, or not to sign with. */
export function keyUnknown({ HEADER, PAYLOAD, rawEnvelope, scene }: Envelopes): FormCase[] {
  const { other, encryptionKid } = scene;
  return [
    [
      'key-type-mismatch',
      'kid of the key with which the issuer opens what is sealed',
      rawEnvelope({ header: withMembers(HEADER, { kid: encryptionKid }) }),
    ],
    [
      'kid-of-another-peer',
      'kid and signature of another peer',
      rawEnvelope({ header: withMembers(HEADER, { kid: other.kid }), signer: other }),
    ],
    [
      'kid-unknown',
      'a kid that nobody has',
      rawEnvelope({ header: withMembers(HEADER, { kid: 'A'.repeat(43) }) }),
    ],
    [
      'kid-path',
      'a kid that is a path',
      rawEnvelope({ header: withMembers(HEADER, { kid: '../../etc/passwd' }) }),
    ],
    [
      'iss-of-another-peer',
      'iss does not own the kid',
      rawEnvelope({ payload: withMembers(PAYLOAD, { iss: other.entityId }) }),
    ],
  ];
}
