import { rawJws } from '../attacks/raw-jws.ts';
import { withMembers } from '../attacks/scene.ts';
import type { JsonObject } from '../canonical.ts';
import { digestOf } from '../keys.ts';
import type { ProblemCode } from '../problem.ts';
import { type Actor, OTHER_TOWN, REGION, TOWN } from './actors.ts';
import { PAYLOAD, rawEnvelope } from './raw-envelope.ts';
import { NOW_SECONDS } from './vector.ts';

type Members = Parameters<typeof withMembers>[1];

/** The envelope that was sent, as its sender remembers it. */
export const SENT = {
  jti: String(PAYLOAD.jti),
  digest: digestOf(rawEnvelope()),
  audience: REGION.entityId,
};

const HEADER: JsonObject = { alg: 'EdDSA', kid: REGION.kid, typ: 'nabij-receipt+jws' };

const RECEIPT: JsonObject = {
  iss: REGION.entityId,
  aud: TOWN.entityId,
  jti: 'c3d94f6a-58e1-4b7c-8f20-6a1d2e3f4b5c',
  iat: NOW_SECONDS,
  received: { iss: TOWN.entityId, jti: SENT.jti, digest: SENT.digest },
};

function receipt(members: Members = {}, header: JsonObject = HEADER, signer: Actor = REGION) {
  return rawJws({ header, payload: withMembers(RECEIPT, members), signer });
}

const received = (members: Members) =>
  receipt({ received: withMembers(RECEIPT.received as JsonObject, members) });

const byOtherTown = withMembers(HEADER, { kid: OTHER_TOWN.kid });

/** The receipt that fits {@link SENT}. */
export const GOOD_RECEIPT = receipt();

/** Receipts that prove nothing. */
export const BAD_RECEIPTS: readonly (readonly [
  name: string,
  description: string,
  compact: string,
  reason: ProblemCode,
])[] = [
  ['empty', 'no bytes at all', '', 'envelope-malformed'],
  ['other-digest', 'for other bytes', received({ digest: digestOf('other') }), 'receipt-invalid'],
  [
    'other-message',
    'for another message',
    received({ jti: String(RECEIPT.jti) }),
    'receipt-invalid',
  ],
  [
    'other-sender',
    'for a message of another town',
    received({ iss: OTHER_TOWN.entityId }),
    'receipt-invalid',
  ],
  [
    'other-addressee',
    'addressed to another town',
    receipt({ aud: OTHER_TOWN.entityId }),
    'receipt-invalid',
  ],
  [
    'by-another-peer',
    'by a peer to whom the message was not sent',
    receipt({ iss: OTHER_TOWN.entityId }, byOtherTown, OTHER_TOWN),
    'receipt-invalid',
  ],
  [
    'kid-of-another-peer',
    'kid of another peer',
    receipt({}, byOtherTown, OTHER_TOWN),
    'key-unknown',
  ],
  [
    'forged',
    'signed by another peer under the kid of the receiver',
    receipt({}, HEADER, OTHER_TOWN),
    'signature-invalid',
  ],
  [
    'by-the-sender',
    'signed by the sender itself',
    receipt({ iss: TOWN.entityId }, withMembers(HEADER, { kid: TOWN.kid }), TOWN),
    'receipt-invalid',
  ],
  ['envelope-as-receipt', 'the envelope itself sent back', rawEnvelope(), 'type-unknown'],
  ['digest-missing', 'no digest', received({ digest: undefined }), 'receipt-invalid'],
  [
    'digest-padded',
    'digest with padding',
    received({ digest: `${SENT.digest}=` }),
    'receipt-invalid',
  ],
  ['member-unknown', 'a member that nobody declared', receipt({ note: 'ok' }), 'receipt-invalid'],
  [
    'issued-in-future',
    'issued 121 seconds ahead',
    receipt({ iat: NOW_SECONDS + 121 }),
    'issued-in-future',
  ],
  [
    'alg-none',
    'alg none',
    receipt({}, withMembers(HEADER, { alg: 'none' })),
    'algorithm-not-allowed',
  ],
  ['not-canonical', 'line break after the receipt', `${GOOD_RECEIPT}\n`, 'envelope-not-canonical'],
];
