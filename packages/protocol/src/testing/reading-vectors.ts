import type { JsonObject, JsonValue } from '../canonical.ts';
import { digestOf } from '../keys.ts';
import { OTHER_TOWN, REGION, TOWN } from './actors.ts';
import { SEARCHES, type SearchCase } from './search-cases.ts';
import { NOW, NOW_SECONDS, type Operation, type Vector } from './vector.ts';

const vector = (
  operation: Operation,
  [name, description]: readonly [string, string],
  { input, expected }: Pick<Vector, 'input' | 'expected'>,
): Vector => ({ name, description, operation, input, now: NOW, expected });

const fingerprints: readonly Vector[] = (
  [
    [TOWN, '55284 15544 98940 99104 10121'],
    [OTHER_TOWN, '20586 05229 06355 04937 16041'],
    [REGION, '59393 24842 90819 41625 24467'],
  ] as const
).map(([{ publicJwk, entityId }, digits], at) =>
  vector('fingerprint', [`fingerprint-${at + 1}`, `the key of ${entityId}`], {
    input: { jwk: publicJwk },
    expected: { fingerprint: digits },
  }),
);

const sealFor = ({ encryption }: typeof TOWN, window: JsonObject = {}): JsonObject => ({
  ...encryption.publicJwk,
  kid: encryption.kid,
  use: 'enc',
  ...window,
});
const iat = NOW_SECONDS;

const CHOICES: readonly (readonly [string, string, JsonObject[], string | null])[] = [
  ['only', 'the only key', [sealFor(TOWN)], TOWN.encryption.kid],
  [
    'latest',
    'the one that began last',
    [sealFor(TOWN, { nbf: iat - 100 }), sealFor(OTHER_TOWN, { nbf: iat }), sealFor(REGION)],
    OTHER_TOWN.encryption.kid,
  ],
  [
    'first-of-two',
    'the first of those that began together',
    [sealFor(TOWN), sealFor(OTHER_TOWN, { nbf: 0 })],
    TOWN.encryption.kid,
  ],
  [
    'not-begun',
    'a key that is not for use yet',
    [sealFor(TOWN, { nbf: iat + 1 }), sealFor(OTHER_TOWN)],
    OTHER_TOWN.encryption.kid,
  ],
  ['ended', 'a key that ended this second', [sealFor(TOWN, { exp: iat })], null],
  [
    'last-second',
    'a key in its last second',
    [sealFor(TOWN, { exp: iat + 1 })],
    TOWN.encryption.kid,
  ],
];

const choices: readonly Vector[] = CHOICES.map(([name, description, keys, kid]) =>
  vector('encryptionKeyAt', [`encryption-key-${name}`, description], {
    input: { keys, iat },
    expected: { kid },
  }),
);

const DATA = Buffer.from('a short stream');
const PART: JsonObject = {
  stream: 0,
  index: 0,
  count: 1,
  digest: digestOf(DATA),
  data: DATA.toString('base64url'),
};
const CARD: JsonObject = { name: 'Loket Zorg' };

type ContentCase = readonly [string, string, string, JsonObject, isGood?: false];

const CONTENTS: readonly ContentCase[] = [
  ['part', 'the only part of a stream', 'handover-content', PART],
  [
    'part-beyond-count',
    'a part after the last one',
    'handover-content',
    { ...PART, index: 1 },
    false,
  ],
  [
    'part-short',
    'a part that is short, and not the last',
    'handover-content',
    { ...PART, count: 2 },
    false,
  ],
  ['part-empty', 'a part without bytes', 'handover-content', { ...PART, data: '' }, false],
  ['part-padded', 'padding after the bytes', 'handover-content', { ...PART, data: 'AA==' }, false],
  ['part-stream-65', 'a stream too many', 'handover-content', { ...PART, stream: 65 }, false],
  ['part-343', 'a part too many', 'handover-content', { ...PART, index: 342, count: 343 }, false],
  ['part-more', 'a member that nobody knows', 'handover-content', { ...PART, name: 'x' }, false],
  [
    'question',
    'a question to nobody in particular',
    'consultation-question',
    { from: 'Geeske', question: 'Wat nu?\nEn dan?' },
  ],
  [
    'question-whole',
    'a question with all members',
    'consultation-question',
    { from: 'Geeske', to: 'Jan', subject: 'CARE', question: 'Wat nu?' },
  ],
  [
    'question-longest',
    'a question of 10,000 characters',
    'consultation-question',
    { from: 'Geeske', question: 'a'.repeat(10_000) },
  ],
  [
    'question-too-long',
    'a question of 10,001 characters',
    'consultation-question',
    { from: 'Geeske', question: 'a'.repeat(10_001) },
    false,
  ],
  [
    'question-empty',
    'no question',
    'consultation-question',
    { from: 'Geeske', question: '' },
    false,
  ],
  [
    'question-from-nobody',
    'a name of white space',
    'consultation-question',
    { from: ' ', question: 'Wat nu?' },
    false,
  ],
  [
    'question-subject',
    'a subject that is none',
    'consultation-question',
    { from: 'Geeske', subject: 'HOUSE', question: 'Wat nu?' },
    false,
  ],
  ['answer', 'an answer', 'consultation-answer', { from: 'Jan', answer: 'Zo.' }],
  ['answer-none', 'no answer', 'consultation-answer', { from: 'Jan' }, false],
  ['thanks', 'thanks without words', 'consultation-thanks', { from: 'Geeske' }],
  [
    'thanks-too-long',
    'thanks of 2,001 characters',
    'consultation-thanks',
    { from: 'Geeske', thanks: 'a'.repeat(2001) },
    false,
  ],
  ['cards', 'one card', 'contact-cards', { from: 'Geeske', cards: [CARD] }],
  [
    'cards-whole',
    'a card with all members, and a note',
    'contact-cards',
    {
      from: 'Geeske',
      note: 'Van vorige week.',
      cards: [
        {
          ...CARD,
          agency: 'CIZ',
          agency_type: 'UNIA',
          phone: '0999 00 01 01',
          email: 'zorg@klein.example',
          reach: 'Liefst in de ochtend',
        },
      ],
    },
  ],
  ['cards-none', 'no card', 'contact-cards', { from: 'Geeske', cards: [] }, false],
  [
    'cards-51',
    'more cards than go',
    'contact-cards',
    { from: 'Geeske', cards: Array.from({ length: 51 }, () => CARD) },
    false,
  ],
  [
    'cards-two-lines',
    'a name of two lines',
    'contact-cards',
    { from: 'Geeske', cards: [{ name: 'a\nb' }] },
    false,
  ],
  [
    'cards-agency-type',
    'a kind of agency that is none',
    'contact-cards',
    { from: 'Geeske', cards: [{ ...CARD, agency_type: 'SHOP' }] },
    false,
  ],
];

const contents: readonly Vector[] = CONTENTS.map(([name, description, type, content, isGood]) =>
  vector('readContent', [`content-${name}`, description], {
    input: { type, content },
    expected: isGood === false ? { ok: false, reason: 'message-invalid' } : { ok: true },
  }),
);

const piece = (index: number, text: string, members: JsonObject = {}): JsonObject => ({
  ...PART,
  index,
  count: 2,
  data: Buffer.from(text).toString('base64url'),
  ...members,
});
const [FIRST, SECOND] = [piece(0, 'a short '), piece(1, 'stream')];

const JOINS: readonly (readonly [string, string, JsonObject[], JsonObject])[] = [
  [
    'whole',
    'both parts, the second one first',
    [SECOND, FIRST],
    { ok: true, data: PART.data ?? '' },
  ],
  ['twice', 'a part twice', [FIRST, SECOND, FIRST], { ok: true, data: PART.data ?? '' }],
  ['missing', 'the first part is missing', [SECOND], { ok: true, missing: [0] }],
];
const BROKEN: readonly (readonly [string, string, JsonObject[]])[] = [
  ['other-data', 'a part that came with other bytes', [FIRST, piece(0, 'a long ')]],
  ['other-count', 'parts that count otherwise', [FIRST, piece(1, 'stream', { count: 3 })]],
  ['other-stream', 'parts of two streams', [FIRST, piece(1, 'stream', { stream: 1 })]],
  ['other-digest', 'bytes that do not give the digest', [FIRST, piece(1, 'strand')]],
];

const joins: readonly Vector[] = [
  ...JOINS,
  ...BROKEN.map((it) => [...it, { ok: false, reason: 'content-unreadable' }] as const),
].map(([name, description, parts, expected]) =>
  vector('joinParts', [`parts-${name}`, description], { input: { parts: [...parts] }, expected }),
);

const search = ([name, description, documents, expected]: SearchCase): Vector => {
  const anchors: JsonValue = [{ entityId: REGION.entityId, keys: [{ ...REGION.publicJwk }] }];
  const input = { documents: { ...documents }, subject: TOWN.entityId, anchors };
  return vector('resolveTrustChain', [`search-${name}`, description], { input, expected });
};

/** The vectors about what is read, chosen or found. */
export const READING_VECTORS: readonly Vector[] = [
  ...fingerprints,
  ...choices,
  ...contents,
  ...joins,
  ...SEARCHES.map(search),
];
