import type { Held } from './attacks.ts';

const RECEIVE = 'packages/node/src/federation/receive.test.ts';
const HANDOVER = 'packages/protocol/src/handover/handover.test.ts';
const REFUSED = 'packages/node/src/handover/refused.test.ts';
const ATTACKED = 'packages/node/src/handover/attacked.test.ts';

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
  'by somebody who is no party to it': [
    [ATTACKED, 'accepts, rejects, withdraws, sends and has arrived for nobody'],
    [ATTACKED, 'a coordinator, whose messages are none, and a point that sends a release'],
  ],
  'out of turn': [
    [ATTACKED, 'content before the acceptance, and under another consent after it'],
    [ATTACKED, 'an acceptance on another consent moves nothing'],
    [ATTACKED, 'an arrival before the move, and of something else after it, erases nothing'],
  ],
  'a name that is taken': [
    [ATTACKED, 'another offer under the same name changes nothing of the first'],
    [ATTACKED, 'an offer named like a case that is here is a matter of its own'],
    [ATTACKED, 'a code that opens a case which is here already opens that one still'],
  ],
  'content that lies': [
    [ATTACKED, '%s: it is given back, and nothing of it stays'],
    [ATTACKED, 'the same place twice with other bytes: it is given back'],
    [ATTACKED, 'a file that no document names: it is given back'],
    [
      ATTACKED,
      'a name with a path and a kind that it is not: kept under a plain name, as what it is',
    ],
    [ATTACKED, 'words and days that have not come: nothing outlives the case when it goes on'],
    [ATTACKED, 'a way so long that no more goes on it: the case goes on all the same'],
  ],
  'accepted twice': [
    'handover-sender-accepted-twice',
    'handover-receiver-accept-twice',
    [REFUSED, 'accepted twice: one message, one move'],
    [REFUSED, 'accepted twice: taken in by three at the same time, it is one case'],
  ],
  'accepted after withdrawal': [
    'handover-sender-accepted-after-withdrawal',
    'handover-receiver-accept-withdrawn',
    [REFUSED, 'accepted after withdrawal: withdrawn while three take it in, it is none'],
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
const FORGED_NAMES = 'test/network/forged-names.test.ts';

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
    [BAD_PEERS, 'a flood by one peer is turned away, and the others have their turn'],
  ],
  'unbounded state for unknown hosts': [
    [RECEIVE, 'messages of unknown hosts leave nothing behind'],
    [
      'packages/node/src/federation/trust/resolving.test.ts',
      'leave the memory of 5,000 names, and no more',
    ],
    [
      'packages/node/src/federation/trust/siblings.test.ts',
      'make a flood of messages cost little, and leave nothing behind',
    ],
    [FORGED_NAMES, 'of 1,000 hosts that nobody knows leave nothing behind, and keep nobody away'],
  ],
};

const OUTGOING = 'packages/node/src/federation/outgoing.test.ts';

/** What would make a node ask where it should not (SSRF). */
export const ON_REACHING_OUT: Readonly<Record<string, readonly Held[]>> = {
  'plain literal': [
    [OUTGOING, 'https://127.0.0.1/'],
    [OUTGOING, 'https://127.0.0.1./'],
    [OUTGOING, 'https://127.0.0.1:8443/'],
    [OUTGOING, 'https://0.0.0.0/'],
    [OUTGOING, 'https://[::]/'],
  ],
  'short literal': [[OUTGOING, 'https://127.1/']],
  'decimal literal': [[OUTGOING, 'https://2130706433/']],
  'octal literal': [
    [OUTGOING, 'https://017700000001/'],
    [OUTGOING, 'https://0177.0.0.1/'],
  ],
  'hex literal': [
    [OUTGOING, 'https://0x7f000001/'],
    [OUTGOING, 'https://0x7f.1/'],
  ],
  'literal in other digits': [[OUTGOING, 'https://①②⑦.0.0.1/']],
  'IPv4-mapped': [[OUTGOING, 'https://[::ffff:127.0.0.1]/']],
  NAT64: [[OUTGOING, 'https://[64:ff9b::127.0.0.1]/']],
  '6to4': [[OUTGOING, 'https://[2002:7f00:1::]/']],
  Teredo: [[OUTGOING, 'https://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/']],
  'zone id': [[OUTGOING, 'https://[fe80::1%25eth0]/']],
  'DNS with mixed answers': [
    [OUTGOING, 'to a mixed set'],
    [OUTGOING, 'to a public IPv4 and a private IPv6'],
    [OUTGOING, 'to a private IPv4 behind a public IPv6'],
  ],
  'rebinding between check and connect': [
    [OUTGOING, 'are asked once for a connection: what was checked is what is connected to'],
    [
      OUTGOING,
      'are asked anew for another connection, and what leads elsewhere by then is refused',
    ],
    [
      'packages/node/src/operator/doctor/other/between.test.ts',
      'to a name that leads elsewhere when it is asked again: it is asked once',
    ],
  ],
  'redirect to private': [[OUTGOING, 'does not follow a redirect']],
  'redirect loop': [[OUTGOING, 'does not follow a %i, which leads to itself']],
  'second-hop URL inside a fetched document': [
    'entity-inbox-elsewhere',
    'entity-inbox-above',
    'chain-endpoint-elsewhere',
    'chain-source-elsewhere',
    'chain-metadata-inbox-elsewhere',
  ],
  'data:': [[OUTGOING, 'data:text/plain,hello']],
  'file:': [[OUTGOING, 'file:///etc/passwd']],
  userinfo: [
    [OUTGOING, 'https://user@town.example/'],
    [OUTGOING, 'https://user:word@town.example/'],
  ],
  'endless body': [[OUTGOING, 'stops at the size cap, announced or not']],
  'endless headers': [[OUTGOING, 'stops at headers without end']],
  'slow headers': [[OUTGOING, 'stops at the time cap while headers come letter by letter']],
  'slow name server': [
    [OUTGOING, 'ends when the caller stops while a name is looked up, or the time cap comes'],
  ],
  'gzip bomb as an answer': [[OUTGOING, 'does not unpack %s, whatever it would be']],
  'slow body': [[OUTGOING, 'stops at the time cap, though bytes keep coming']],
};
