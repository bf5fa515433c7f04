/** Where an attack is held off: a vector by its name, or a test by its file and title. */
export type Held = string | readonly [file: string, title: string];

const RECEIVE = 'packages/node/src/federation/receive.test.ts';
const ROUTES = 'packages/node/src/federation/routes.test.ts';
const VERIFY = 'packages/protocol/src/verify.test.ts';
const SEALED = 'packages/protocol/src/sealed/sealed-content.test.ts';
const RESOLVE = 'packages/protocol/src/trust/resolve-chain.test.ts';
const SIBLINGS = 'packages/node/src/federation/trust/siblings.test.ts';
const CHANGING = 'packages/node/src/federation/trust/changing-keys.test.ts';
const FORGED_NAMES = 'test/network/forged-names.test.ts';

/** Attacks on envelopes, each with everything that holds it off. */
export const ON_ENVELOPES: Readonly<Record<string, readonly Held[]>> = {
  'each of them over a real connection': [
    [
      'packages/node/src/federation/attacked.test.ts',
      'is refused by a %s for its own fault, and leaves nothing',
    ],
  ],
  'alg none': [
    'envelope-alg-none',
    'envelope-alg-none-signed',
    'envelope-alg-none-mixed-case',
    'envelope-alg-empty',
    'receipt-alg-none',
  ],
  'alg of another kind of key': ['envelope-alg-es256', 'envelope-alg-ed448', 'envelope-alg-ml-dsa'],
  'empty signature': ['envelope-signature-empty'],
  'HS256 with the public key': ['envelope-alg-hs256-public-key'],
  'key type mismatch': ['envelope-key-type-mismatch', [VERIFY, 'refuses a key for %s']],
  'unknown kid': ['envelope-kid-unknown', 'envelope-kid-path'],
  'kid of another peer': ['envelope-kid-of-another-peer', 'receipt-kid-of-another-peer'],
  jwk: ['envelope-header-jwk'],
  jku: ['envelope-header-jku'],
  x5u: ['envelope-header-x5u'],
  x5c: ['envelope-header-x5c'],
  'crit known': ['envelope-header-crit-known'],
  'crit unknown': ['envelope-header-crit-unknown'],
  'crit empty': ['envelope-header-crit-empty'],
  'b64 false': ['envelope-header-b64-false'],
  'duplicate header member': ['envelope-header-duplicate-member'],
  'duplicate claim': ['envelope-payload-duplicate-claim', 'envelope-payload-duplicate-nested'],
  'base64url with trailing bits': [
    'envelope-trailing-bits-payload',
    'envelope-trailing-bits-signature',
  ],
  'base64url with padding': ['envelope-padding', 'envelope-padding-signature'],
  'base64url with whitespace': ['envelope-whitespace-between', 'envelope-leading-space'],
  'base64 with + and /': ['envelope-standard-base64'],
  'not canonical': [
    'envelope-header-order',
    'envelope-payload-order',
    'envelope-payload-whitespace',
    'envelope-payload-escaped',
    'envelope-payload-number-exponent',
  ],
  'JSON serialisation': ['envelope-json-serialisation-flattened'],
  'two signatures': ['envelope-json-serialisation-two-signatures'],
  'trailing bytes': [
    'envelope-trailing-newline',
    'envelope-trailing-nul',
    'envelope-four-segments',
    'envelope-payload-two-values',
  ],
  'receipt presented as message': ['envelope-typ-receipt', 'envelope-type-receipt'],
  'message presented as receipt': ['receipt-envelope-as-receipt'],
  'one class presented as another': ['envelope-typ-of-another-class'],
  'wrong aud': ['envelope-audience-wrong', 'envelope-audience-is-issuer'],
  'array as aud': ['envelope-aud-array'],
  'missing aud': ['envelope-aud-missing', 'envelope-aud-null'],
  'iss that does not own kid': ['envelope-iss-of-another-peer'],
  'names that look alike': [
    'envelope-iss-homoglyph',
    'envelope-iss-full-width',
    'envelope-iss-upper-case',
    'envelope-iss-trailing-slash',
    'envelope-iss-dot-segments',
    'envelope-iss-dots-encoded',
    'envelope-issuer-trailing-dot',
    'envelope-issuer-with-port',
    'envelope-aud-trailing-slash',
  ],
  'missing times': ['envelope-iat-missing', 'envelope-exp-missing'],
  'past times': ['envelope-expired', 'envelope-expired-long-ago', 'envelope-exp-before-iat'],
  'far-future times': ['envelope-iat-far-future', 'envelope-lifetime-endless'],
  'string as time': ['envelope-iat-string', 'envelope-exp-string'],
  'times that are no whole seconds': [
    'envelope-iat-fraction',
    'envelope-iat-negative',
    'envelope-iat-1e21',
    'envelope-iat-true',
    'envelope-iat-array',
    'envelope-iat-null',
  ],
  '1e400 as time': ['envelope-payload-iat-infinite', 'envelope-payload-exp-infinite'],
  __proto__: [
    'envelope-header-proto',
    'envelope-payload-proto',
    'envelope-payload-proto-nested',
    [VERIFY, 'does not let a message change Object.prototype'],
  ],
  'depth 10,000': [
    'envelope-payload-depth-17',
    [VERIFY, 'the depth: 10,000 levels are refused without running out of stack'],
  ],
  '64 MB': [[ROUTES, '64 MB without Content-Length are not taken in']],
  'slow body': [
    [ROUTES, 'a slow body is ended when its time is over'],
    [ROUTES, 'slow bodies hold up nobody else, and end with the server'],
    // its rows slow-body, size-64-mb and gzip-bomb
    ['test/network/conformance.test.ts', 'holds of a point where nobody is yet, as another point'],
  ],
  'gzip bomb': [[ROUTES, 'a gzip bomb is neither unpacked nor read to its end']],
  'lone surrogate': [
    'envelope-payload-lone-surrogate',
    'envelope-payload-lone-surrogate-name',
    'envelope-payload-surrogate-bytes',
  ],
  NUL: ['envelope-payload-nul', 'envelope-payload-raw-nul'],
  BOM: ['envelope-header-bom', 'envelope-payload-bom', 'envelope-leading-bom'],
  'overlong UTF-8': ['envelope-payload-overlong-utf8'],
  'any bit flipped': [
    [VERIFY, 'refuses an envelope with any bit flipped'],
    [RECEIVE, 'any flipped bit'],
  ],
};

/** Attacks on sealed content. */
export const ON_SEALED_CONTENT: Readonly<Record<string, readonly Held[]>> = {
  'PBES2 bomb': [
    'sealed-alg-pbes2-bomb',
    'sealed-p2c',
    [SEALED, 'a bad header, before any key is touched'],
  ],
  RSA1_5: ['sealed-alg-rsa1-5'],
  dir: ['sealed-alg-dir'],
  zip: ['sealed-zip'],
  'small-order epk': [
    'sealed-epk-small-order-0',
    'sealed-epk-small-order-1',
    'sealed-epk-small-order-8a',
    'sealed-epk-small-order-8b',
    'sealed-epk-small-order-minus-1',
    'sealed-epk-small-order-p',
    'sealed-epk-small-order-p-plus-1',
    'sealed-epk-small-order-high-bit',
  ],
  'small-order published key': ['entity-encryption-key-small-order'],
  'epk on another curve': ['sealed-epk-p256', 'sealed-epk-ed25519', 'sealed-epk-x448'],
  'wrong kid': ['sealed-kid-unknown', 'sealed-kid-of-another', 'sealed-kid-of-signing-key'],
  're-wrap by a third town': [
    'sealed-rewrapped-by-a-third-town',
    'sealed-rewrapped-with-their-name-inside',
    'sealed-apu-of-another',
  ],
  'ciphertext moved to another case': ['sealed-moved-to-another-case'],
  'ciphertext moved to another message': ['sealed-moved-to-another-message'],
  'truncated tag': ['sealed-tag-truncated', 'sealed-tag-empty'],
  'lengths that are others': [
    'sealed-iv-short',
    'sealed-iv-long',
    'sealed-tag-long',
    [SEALED, 'segments that are too long, too short or too many, before any key is touched'],
  ],
  'several recipients': ['sealed-json-two-recipients'],
  'members of another algorithm': [
    'sealed-iv-in-header',
    'sealed-epk-with-kid',
    'sealed-kid-array',
  ],
  'any bit flipped': [
    [SEALED, 'any bit flipped anywhere'],
    [SEALED, 'any bit of the bytes flipped, and spelled rightly again'],
  ],
  'one error for every decryption failure': [[SEALED, 'one answer to whatever is wrong']],
};

/** Attacks on trust in other nodes. */
export const ON_TRUST: Readonly<Record<string, readonly Held[]>> = {
  'rogue leaf': [
    'chain-rogue-leaf',
    'chain-rogue-leaf-same-kid',
    'chain-rogue-leaf-key-not-own',
    [SIBLINGS, 'a rogue leaf: another key at the address of a member'],
    [FORGED_NAMES, 'a rogue leaf, at the address of a member with a key of its own'],
  ],
  'rogue intermediate': [
    'chain-rogue-intermediate',
    'chain-rogue-intermediate-same-kid',
    [SIBLINGS, 'a rogue intermediate: a member that vouches for somebody'],
    [FORGED_NAMES, 'a stranger for whom a rogue intermediate vouches: a member'],
  ],
  'expired leaf': ['chain-expired-leaf'],
  'expired statement': ['chain-expired-region', 'chain-expired-land', 'chain-expired-anchor'],
  'unknown crit': ['chain-crit-unknown-leaf', 'chain-crit-unknown-region', 'chain-policy-crit'],
  'path length': ['chain-path-length', 'chain-path-length-negative', 'chain-path-length-text'],
  naming: ['chain-naming-excluded', 'chain-naming-others', 'chain-naming-intermediate'],
  'entity types': ['chain-entity-types-none', 'chain-entity-types-others'],
  'wrong typ': ['chain-typ-leaf', 'chain-typ-region', 'chain-typ-anchor'],
  'statement about another subject': [
    'chain-statement-about-another',
    'chain-other-subject',
    [RESOLVE, 'goes no further up on a statement about somebody else'],
    [RESOLVE, 'asks nobody to whom the configuration of somebody else would lead'],
    [FORGED_NAMES, 'its true statement, about another subject'],
  ],
  'swapped anchor': [
    'chain-swapped-anchor',
    'chain-swapped-anchor-same-kid',
    [FORGED_NAMES, 'a swapped anchor, with a key of its own'],
  ],
  'iat in the future': ['chain-iat-in-future-leaf', 'chain-iat-in-future-region'],
  'hint loops': [
    'chain-loop',
    [RESOLVE, 'hint loops end'],
    [SIBLINGS, 'hints in a loop end'],
    [FORGED_NAMES, 'one whose hints go in a loop'],
  ],
  '1,000 hints': [
    'chain-hints-thousand',
    [RESOLVE, '1,000 hints refuse, and nobody of them is asked'],
    [FORGED_NAMES, 'one with 1,000 hints, none of whom is asked'],
  ],
  'depth bomb': [
    'chain-depth-bomb',
    [RESOLVE, 'a depth bomb ends at the ninth level'],
    [FORGED_NAMES, 'one with a tower of superiors, of whom no more than 16 statements are asked'],
  ],
  'trust mark of the wrong issuer': ['mark-wrong-issuer', [CHANGING, 'does not hold from %s']],
  'trust mark of the wrong subject': ['mark-wrong-subject', [CHANGING, 'does not hold from %s']],
  'trust mark expired': ['mark-expired'],
  'key document whose id is not its address': ['key-set-id-not-its-address'],
  'old key outside its window': [
    'key-at-after-window',
    'key-at-before-window',
    [CHANGING, 'holds for what was issued in its time, and for nothing else'],
  ],
  'older document of keys': [
    [CHANGING, 'is not brought back by a document older than the one that is kept'],
  ],
  'removed member': [
    [SIBLINGS, 'a removed member: within the hour nothing is taken from it or sent to it'],
    ['test/network/regions.test.ts', 'are apart again within the hour when one of them is let go'],
    [FORGED_NAMES, 'is refused by every other point within the hour, and sent nothing'],
  ],
  'stale directory': [
    [SIBLINGS, 'stale trust: while the coordinator does not answer, nothing is taken for now'],
    [FORGED_NAMES, 'a point whose trust has grown stale while the coordinator is away'],
    'directory-expired',
  ],
  'a key that nobody signed for': [
    [CHANGING, 'brings in no key that a known one did not sign for'],
  ],
  'unbounded state for unknown hosts': [
    [SIBLINGS, 'make a flood of messages cost little, and leave nothing behind'],
    [CHANGING, 'is asked for once in five minutes, however many made-up keys come'],
    [FORGED_NAMES, 'of 1,000 hosts that nobody knows leave nothing behind, and keep nobody away'],
  ],
  'names of points that are dead': [
    [
      'packages/node/src/federation/trust/resolving.test.ts',
      'keep their places once, and leave them to one that lives: %s',
    ],
    [FORGED_NAMES, 'of 48 listed points that are dead keep no point away that lives'],
  ],
};
