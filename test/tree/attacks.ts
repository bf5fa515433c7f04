/** Where an attack is held off: a vector by its name, or a test by its file and title. */
export type Held = string | readonly [file: string, title: string];

const RECEIVE = 'packages/node/src/federation/receive.test.ts';
const ROUTES = 'packages/node/src/federation/routes.test.ts';
const VERIFY = 'packages/protocol/src/verify.test.ts';
const SEALED = 'packages/protocol/src/sealed/sealed-content.test.ts';
const RESOLVE = 'packages/protocol/src/trust/resolve-chain.test.ts';
const SIBLINGS = 'packages/node/src/federation/trust/siblings.test.ts';
const CHANGING = 'packages/node/src/federation/trust/changing-keys.test.ts';
const HANDOVER = 'packages/protocol/src/handover/handover.test.ts';
const FORGED_NAMES = 'test/network/forged-names.test.ts';

/** Attacks on envelopes, each with everything that holds it off. */
export const ON_ENVELOPES: Readonly<Record<string, readonly Held[]>> = {
  'alg none': ['envelope-alg-none', 'envelope-alg-none-signed', 'receipt-alg-none'],
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
  'missing times': ['envelope-iat-missing', 'envelope-exp-missing'],
  'past times': ['envelope-expired', 'envelope-expired-long-ago', 'envelope-exp-before-iat'],
  'far-future times': ['envelope-iat-far-future', 'envelope-lifetime-endless'],
  'string as time': ['envelope-iat-string', 'envelope-exp-string'],
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
  'PBES2 bomb': ['sealed-alg-pbes2-bomb', [SEALED, 'a bad header, before any key is touched']],
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
    ['packages/node/src/federation/trust/resolving.test.ts', 'keep their places once: %s'],
    [FORGED_NAMES, 'of 48 listed points that are dead keep no point away that lives'],
  ],
};

/** Attacks on a handover. */
export const ON_HANDOVERS: Readonly<Record<string, readonly Held[]>> = {
  'without consent': [
    'message-offer-without-consent',
    'message-content-without-consent',
    'handover-receiver-content-without-consent',
    'handover-sender-accepted-on-another-consent',
  ],
  expired: [
    'handover-sender-accepted-expired',
    'handover-receiver-accept-expired',
    'handover-receiver-offer-expired',
  ],
  'for another town': ['message-offer-for-another-town'],
  revoked: [
    'handover-sender-accepted-after-revocation',
    [
      HANDOVER,
      'a consent that was taken back before the sender knew of an acceptance moves nothing',
    ],
  ],
  'accepted twice': ['handover-sender-accepted-twice', 'handover-receiver-accept-twice'],
  'accepted after withdrawal': [
    'handover-sender-accepted-after-withdrawal',
    'handover-receiver-accept-withdrawn',
  ],
  'crash between both sides’ commits': [[HANDOVER, 'a crash between both sides’ commits']],
};

const DELIVER = 'packages/node/src/federation/deliver.test.ts';
const DELIVER_MANY = 'packages/node/src/federation/deliver-many.test.ts';
const KILLED = 'test/network/killed.test.ts';
const KILLED_LEAVING = 'test/network/killed-leaving.test.ts';
const REPLAYS = 'test/network/replays.test.ts';
const BAD_PEERS = 'test/network/bad-peers.test.ts';
const STOPS = 'test/network/database-stops.test.ts';
const CONFORMANCE = 'test/network/conformance.test.ts';

/** Attacks on delivery, and what goes wrong by itself. */
export const ON_DELIVERY: Readonly<Record<string, readonly Held[]>> = {
  '16 concurrent copies': [
    [RECEIVE, '16 copies at once have one effect and one receipt'],
    ['test/network/repeats.test.ts', 'sixteen times at once has one effect and one receipt'],
    [CONFORMANCE, 'holds of a point, as another point, and each message has its one effect'],
  ],
  'replay after restart': [[REPLAYS, 'after a restart gets the stored receipt']],
  'replay after 25 h': [[REPLAYS, 'after 25 hours gets the stored receipt']],
  'replay after a year': [[REPLAYS, 'after a year is refused, and its jti is still known']],
  'malleated copy': [[REPLAYS, 'as a malleated copy is refused'], 'envelope-signature-malleated'],
  'same jti, other content': [
    [REPLAYS, 'under the same jti with other content is refused, and stands in the log'],
    [RECEIVE, '16 messages with one jti and other content each: one has its effect'],
  ],
  'kill -9 of the sender at every step': [
    [KILLED_LEAVING, 'and it counts'],
    [KILLED_LEAVING, 'and it keeps what it prepared'],
    [KILLED_LEAVING, 'and it has let it go, while the region is away'],
    [KILLED, 'between release and sending loses nothing and sends nothing twice'],
    [KILLED, 'during sending keeps the message for a minute, then another process takes it'],
    [KILLED, 'between sending and the receipt has one effect, and the stored receipt comes'],
    [KILLED_LEAVING, 'and it keeps the receipt'],
  ],
  'kill -9 of the receiver at every step': [
    [KILLED, 'before it has stored anything loses nothing'],
    [KILLED_LEAVING, 'and the region is taking it'],
    [KILLED, 'between storing and answering has one effect, and the point gets the stored receipt'],
  ],
  'response lost': [
    [DELIVER, 'of a message whose answer was lost has one effect'],
    [BAD_PEERS, 'a lost response is asked for again, and the message has one effect'],
  ],
  'forged receipt': [
    [DELIVER, 'of 200 whose receipt %s is not a delivery'],
    'receipt-kid-of-another-peer',
    [BAD_PEERS, 'a forged receipt (%s) is not a delivery'],
  ],
  reordering: [
    [DELIVER_MANY, 'is kept within a ref, and only there'],
    [HANDOVER, 'the case is never at two points, and is at one when the line holds again'],
  ],
  gaps: [
    [DELIVER_MANY, 'goes on behind a message that is dead'],
    [
      HANDOVER,
      'when the line is cut for good, nothing is lost: it is at one, or the sender keeps it',
    ],
    ['test/network/bad-releases.test.ts', 'after a gap says that an earlier one is missing'],
  ],
  'rollback of seq': [
    [HANDOVER, 'once at rest, no message of before and none said again changes anything'],
  ],
  'one dead peer': [
    [DELIVER_MANY, 'that never answers slows no other'],
    [BAD_PEERS, 'a peer that never answers slows no other'],
  ],
  'poison message': [
    [DELIVER_MANY, 'whose key cannot be read stops no other'],
    [RECEIVE, 'a handler that breaks leaves nothing, and the message may come again'],
    [BAD_PEERS, 'a message that cannot be sent stops no other'],
    [BAD_PEERS, 'a message that cannot be taken stops no other, and is taken when it can'],
  ],
  'database gone for a minute': [
    [DELIVER_MANY, 'outlives a database that is gone'],
    ['test/network/coordinator-down.test.ts', 'with its database is no reason to give up'],
    [STOPS, 'of the receiver: each is tried until it is back, and has one effect'],
    [STOPS, 'of the sender: it goes on by itself when it is back'],
  ],
  'clock skew both ways': [
    [REPLAYS, 'at the receiver, behind or ahead, is borne for two minutes'],
    ['test/network/strangers.test.ts', 'from a clock that is ahead is refused beyond two minutes'],
  ],
  'Retry-After of year 9999': [
    [DELIVER, 'Fri, 31 Dec 9999 23:59:59 GMT'],
    [BAD_PEERS, 'a Retry-After of year 9999 is an hour'],
  ],
  'flood by one peer': [
    [RECEIVE, 'a flood by one peer is turned away, and the others have their turn'],
    [BAD_PEERS, 'a flood by one peer is turned away, and the others have their turn'],
    [
      'packages/node/src/federation/take-once.test.ts',
      'come twice for one that cannot be taken once only, however often its sender tries',
    ],
    [
      'packages/node/src/consultations/receive.test.ts',
      'waits here up to 100 messages of all its classes together, and of others beside it',
    ],
    [
      'packages/node/src/handover/refused.test.ts',
      'a flood of offers: a point names so many in a day, open or ended, and tries again later',
    ],
  ],
  'unbounded state for unknown hosts': [
    [RECEIVE, 'messages of unknown hosts leave nothing behind'],
    [
      'packages/node/src/federation/trust/siblings.test.ts',
      'make a flood of messages cost little, and leave nothing behind',
    ],
    [FORGED_NAMES, 'of 1,000 hosts that nobody knows leave nothing behind, and keep nobody away'],
  ],
};
