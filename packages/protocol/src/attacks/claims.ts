import type { ProblemCode } from '../problem.ts';
import { claimsOf } from './payloads.ts';
import { type Envelopes, type FormCase, withMembers } from './scene.ts';

type RefusedCase = readonly [...FormCase, reason: ProblemCode];

/** Issuer, audience and time. */
export function claimsRefused(envelopes: Envelopes): RefusedCase[] {
  return [...partiesRefused(envelopes), ...timesRefused(envelopes)];
}

function partiesRefused(envelopes: Envelopes): RefusedCase[] {
  const { sender, other } = envelopes.scene;
  const claims = claimsOf(envelopes);
  return [
    [
      'issuer-unknown',
      'issuer is not a member',
      claims({ iss: 'https://vreemd.example' }),
      'issuer-unknown',
    ],
    [
      'issuer-trailing-dot',
      'issuer whose host ends with a dot',
      claims({ iss: 'https://klein.example.' }),
      'issuer-unknown',
    ],
    [
      'issuer-with-port',
      'issuer with a port that changes nothing',
      claims({ iss: 'https://klein.example:443' }),
      'issuer-unknown',
    ],
    ['audience-wrong', 'meant for another node', claims({ aud: other.entityId }), 'audience-wrong'],
    [
      'audience-is-issuer',
      'meant for its own sender',
      claims({ aud: sender.entityId }),
      'audience-wrong',
    ],
  ];
}

function timesRefused(envelopes: Envelopes): RefusedCase[] {
  const { now, slack } = envelopes.scene;
  const claims = claimsOf(envelopes);
  return [
    [
      'expired',
      'expired 120 seconds ago',
      claims({ exp: now - 120 - slack, iat: now - 600 }),
      'expired',
    ],
    [
      'expired-long-ago',
      'a message of last year',
      claims({ exp: now - 31_536_000, iat: now - 31_600_000 }),
      'expired',
    ],
    [
      'issued-in-future',
      'issued 121 seconds ahead',
      claims({ iat: now + 121 + slack }),
      'issued-in-future',
    ],
    [
      'iat-far-future',
      'issued in the year 9999',
      claims({ iat: 253_402_300_798, exp: 253_402_300_799 }),
      'issued-in-future',
    ],
    [
      'lifetime-too-long',
      'lives a second longer than 30 days',
      claims({ exp: now - 60 + 2_592_001 }),
      'lifetime-too-long',
    ],
    [
      'lifetime-endless',
      'lives until the year 9999',
      claims({ exp: 253_402_300_799 }),
      'lifetime-too-long',
    ],
  ];
}

/** Good envelopes, with what is special about them. */
export function goodEnvelopes(envelopes: Envelopes): FormCase[] {
  const { HEADER, PAYLOAD, rawEnvelope, scene } = envelopes;
  const { now, slack, ref } = scene;
  const claims = claimsOf(envelopes);
  return [
    ['minimal', 'nothing but what is required', rawEnvelope()],
    ['with-ref-and-seq', 'ref and seq of a case', claims({ ref: ref, seq: 0 })],
    [
      'unicode',
      'emoji, right-to-left text and control characters in the body',
      claims({ body: { text: '🏳️‍🌈 שלום مرحبا é\u0001\u2028"\\/' } }),
    ],
    [
      'member-order',
      'members ordered by UTF-16 code units',
      claims({ body: { '10': 1, '9': 2, a: 3, A: 4, '': 5, '€': 6, '😀': 7, '\ufb33': 8 } }),
    ],
    [
      'numbers',
      'numbers as ECMAScript writes them',
      claims({
        body: { n: [0, -1, 0.1, 1e21, 1e-7, 5e-324, 9007199254740991, 333333333.3333333] },
      }),
    ],
    [
      'depth-16',
      'nested 16 deep',
      claims({ body: JSON.parse(`${'{"a":'.repeat(15)}1${'}'.repeat(15)}`) }),
    ],
    ['clock-ahead', 'issued 120 seconds ahead', claims({ iat: now + 120 - slack })],
    ['clock-behind', 'expired 119 seconds ago', claims({ exp: now - 119 + slack, iat: now - 600 })],
    ['lifetime-30-days', 'lives exactly 30 days', claims({ exp: now - 60 + 2_592_000 })],
    [
      'handover',
      'a class that is about a case',
      rawEnvelope({
        header: withMembers(HEADER, { typ: 'nabij-handover-withdraw+jws' }),
        payload: withMembers(PAYLOAD, {
          type: 'handover-withdraw',
          ref: ref,
          seq: 1,
          body: { reason: 'EXPIRED' },
        }),
      }),
    ],
  ];
}
