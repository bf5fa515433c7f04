import { withMembers } from '../attacks/scene.ts';
import { canonicalize, type JsonObject } from '../canonical.ts';
import { OTHER_TOWN, TOWN } from './actors.ts';
import { CONSENT, MESSAGE } from './sealed-cases.ts';

/** Name, what it is, the text of stream 0, the parts to which the reporter agreed. */
export type DocumentCase = readonly [
  name: string,
  description: string,
  document: string,
  parts: readonly string[],
];

/** The `ref` of the messages in which each document came. */
export const HANDOVER = String(MESSAGE.ref);

const DIGEST = 'RBNvo1WzZ4oRRq0W9-hknpT7T8If536DEMBg9hyq_4o';
const RECEIVED = 1_790_000_000;

const LEAST: JsonObject = {
  version: 1,
  handover: HANDOVER,
  codes: '2026.1',
  received: RECEIVED,
  role: 'SELF',
  anonymity: 'NAMED',
  earlier: [],
};
const HAPPENED: JsonObject = {
  when: 'Every Monday in May',
  place: 'The sports hall',
  municipality: 'GM0001',
  ongoing: false,
};
const EARLIER: JsonObject = {
  handover: CONSENT,
  from: OTHER_TOWN.entityId,
  to: TOWN.entityId,
  at: RECEIVED + 1,
};
const FILE: JsonObject = {
  stream: 1,
  name: 'letter.pdf',
  media_type: 'application/pdf',
  bytes: 1000,
  digest: DIGEST,
};
const WHOLE: JsonObject = {
  ...LEAST,
  language: 'nl',
  earlier: [EARLIER],
  code: { lookup: DIGEST, box: 'AAAA' },
  counted: ['RECEIVED', 'CLOSED'],
  happened: HAPPENED,
  story: 'What happened.\nAll of it.',
  contact: { name: 'Geeske', reach: 'In the evening' },
  coding: {
    ...{ subject: 'DISCRIMINATION', request: 'COMPLAINT', channel: 'WEB' },
    ...{ residence: 'RES_ELSEWHERE', grounds: [], natures: [], care_categories: [] },
  },
  people: [],
  conversation: [{ at: RECEIVED + 2, by: 'POINT', text: 'Thank you.' }],
  files: [FILE],
  plan: 'Call the house.',
};
const ALL = ['STORY', 'CONTACT', 'CODING', 'PEOPLE', 'CONVERSATION', 'FILES', 'PLAN'];

const least = (members: JsonObject, parts: readonly string[] = []) =>
  [canonicalize({ ...LEAST, ...members }), parts] as const;
const happened = (members: JsonObject) => least({ happened: members }, ['STORY']);

/** Documents that are read, whatever order their members came from. */
export const GOOD_DOCUMENTS: readonly DocumentCase[] = [
  ['whole', 'every part of a case', canonicalize(WHOLE), ALL],
  ['least', 'hardly anything', ...least({})],
  ['counted-nowhere', 'in no number yet', ...least({ counted: [] })],
  ['counted-received', 'counted when it came in', ...least({ counted: ['RECEIVED'] })],
  ['counted-closed', 'counted when it ended', ...least({ counted: ['CLOSED'] })],
  [
    'counted-both',
    'counted in both, said in any order',
    ...least({ counted: ['CLOSED', 'RECEIVED'] }),
  ],
  ['happened-nothing', 'when and where are not known', ...happened({})],
  ['happened-ongoing', 'it goes on, and no more is known', ...happened({ ongoing: true })],
  ['happened-code', 'a code with every sign', ...happened({ municipality: 'BE:11001._-a' })],
];

/** Documents that are unreadable for good. */
export const BAD_DOCUMENTS: readonly DocumentCase[] = [
  ['counted-unknown', 'counted in what there is not', ...least({ counted: ['LOST'] })],
  ['counted-twice', 'the same count twice', ...least({ counted: ['CLOSED', 'CLOSED'] })],
  ['counted-text', 'one count outside an array', ...least({ counted: 'RECEIVED' })],
  ['counted-lower-case', 'the code in lower case', ...least({ counted: ['received'] })],
  ['counted-null', 'no array', ...least({ counted: null })],
  ['counted-period', 'a number with its quarter', ...least({ counted: [{ RECEIVED: '2026-Q3' }] })],
  [
    'happened-not-agreed',
    'without consent for the story',
    ...least({ happened: HAPPENED }, ['CODING']),
  ],
  ['happened-when-empty', 'an empty text', ...happened({ when: '' })],
  ['happened-when-long', 'a text of 2,001', ...happened({ when: 'x'.repeat(2001) })],
  ['happened-when-date', 'a number in place of words', ...happened({ when: RECEIVED })],
  ['happened-place-long', 'a place of 201', ...happened({ place: 'x'.repeat(201) })],
  ['happened-code-space', 'a code with a space', ...happened({ municipality: 'GM 0001' })],
  ['happened-code-long', 'a code of 33', ...happened({ municipality: 'x'.repeat(33) })],
  ['happened-ongoing-text', 'a word for yes', ...happened({ ongoing: 'yes' })],
  ['happened-member', 'a member that nobody declared', ...happened({ street: 'Kade 1' })],
  ['happened-text', 'no object', ...least({ happened: 'in May' }, ['STORY'])],
  ['other-handover', 'the document of another handover', ...least({ handover: CONSENT })],
  ['other-version', 'a version that is none', ...least({ version: 2 })],
  ['member-unknown', 'a member that nobody declared', ...least({ bsn: '1' })],
  ['story-not-agreed', 'a part to which nobody agreed', ...least({ story: 'x' }, ['CONTACT'])],
  ['stream-twice', 'two files in one stream', ...least({ files: [FILE, FILE] }, ['FILES'])],
  [
    'earlier-missing',
    'without what came before',
    canonicalize(withMembers(LEAST, { earlier: undefined })),
    [],
  ],
  ['member-order', 'members in another order', JSON.stringify(LEAST), []],
  ['not-json', 'no JSON', 'nonsense', []],
];
