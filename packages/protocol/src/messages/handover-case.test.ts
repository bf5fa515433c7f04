import { describe, expect, it } from 'vitest';
import { digestOf } from '../keys.ts';
import { isAnnounced, readDocument, writeDocument } from './case-document.ts';
import { handoverCaseSchema, isWithinConsent } from './handover-case.ts';
import { SEALED_CONTENTS } from './open-message.ts';

const CASE = {
  version: 1,
  handover: '5f0c2a9e-1d3b-4e8f-a6c7-9b8d7e6f5a41',
  codes: '2026.1',
  received: 1767225600,
  role: 'SELF',
  anonymity: 'NAMED',
  language: 'nl',
  earlier: [
    {
      handover: '9b2d7c1e-3f4a-4d5b-8c6e-7f8091a2b3c4',
      from: 'https://middel.example/punt',
      to: 'https://klein.example',
      at: 1767225600,
    },
  ],
  code: { lookup: 'RBNvo1WzZ4oRRq0W9-hknpT7T8If536DEMBg9hyq_4o' },
  counted: ['RECEIVED'],
  happened: { when: 'In May', place: 'Klein', municipality: 'GM0001', ongoing: false },
  story: 'What happened.\nAll of it.',
  contact: { name: 'Geeske', reach: 'In the evening' },
  coding: {
    subject: 'DISCRIMINATION',
    request: 'COMPLAINT',
    channel: 'WEB',
    residence: 'RES_ELSEWHERE',
    grounds: [],
    natures: [],
    care_categories: [],
  },
  people: [],
  conversation: [{ at: 1767225601, by: 'POINT', text: 'Thank you.' }],
  files: [
    {
      stream: 1,
      name: 'letter.pdf',
      media_type: 'application/pdf',
      bytes: 1000,
      digest: 'RBNvo1WzZ4oRRq0W9-hknpT7T8If536DEMBg9hyq_4o',
    },
  ],
  plan: 'Call the house.',
};

describe('the case document', () => {
  it('holds a whole case, or hardly anything', () => {
    expect(handoverCaseSchema.safeParse(CASE).success).toBe(true);
    const { version, handover, codes, received, role, anonymity } = CASE;
    const least = { version, handover, codes, received, role, anonymity, earlier: [] };
    expect(handoverCaseSchema.safeParse(least).success).toBe(true);
  });

  it.each([
    ['a member that nobody declared', { bsn: '1' }],
    ['another version', { version: 2 }],
    ['a role that is none', { role: 'KING' }],
    ['a code that is none', { coding: { ...CASE.coding, channel: 'PIGEON' } }],
    ['a code twice', { coding: { ...CASE.coding, natures: ['N', 'N'] } }],
    ['a file in stream 0', { files: [{ ...CASE.files[0], stream: 0 }] }],
    ['a count that is none', { counted: ['LOST'] }],
    ['a count twice', { counted: ['CLOSED', 'CLOSED'] }],
    ['an empty word', { happened: { when: '' } }],
    ['a lookup with padding', { code: { lookup: `${CASE.code.lookup}=` } }],
  ])('is refused with %s', (_, members) => {
    expect(handoverCaseSchema.safeParse({ ...CASE, ...members }).success).toBe(false);
  });

  it('holds no part to which the reporter did not agree', () => {
    const document = handoverCaseSchema.parse(CASE);
    const all = ['STORY', 'CONTACT', 'CODING', 'PEOPLE', 'CONVERSATION', 'FILES', 'PLAN'];
    expect(isWithinConsent(document, all)).toBe(true);
    for (const part of all) {
      const others = all.filter((one) => one !== part);
      expect(isWithinConsent(document, others), part).toBe(false);
    }
  });
});

describe('the bytes of the case document', () => {
  const document = handoverCaseSchema.parse(CASE);
  const parts = ['STORY', 'CONTACT', 'CODING', 'PEOPLE', 'CONVERSATION', 'FILES', 'PLAN'];
  const context = { handover: CASE.handover, parts };

  it('are read as they were written', () => {
    expect(readDocument(writeDocument(document, context), context)).toEqual(document);
  });

  it('are refused for another handover, beyond the consent, or in another spelling', () => {
    const bytes = writeDocument(document, context);
    const other = CASE.earlier[0]?.handover ?? '';
    expect(readDocument(bytes, { ...context, handover: other })).toBeUndefined();
    expect(readDocument(bytes, { ...context, parts: ['STORY'] })).toBeUndefined();
    expect(readDocument(Buffer.from(JSON.stringify(CASE)), context)).toBeUndefined();
    expect(readDocument(Buffer.from('nonsense'), context)).toBeUndefined();
    expect(() => writeDocument(document, { ...context, parts: [] })).toThrow(TypeError);
  });

  it('are refused when two files come in one stream', () => {
    const twice = { ...document, files: [...(document.files ?? []), ...(document.files ?? [])] };
    expect(() => writeDocument(twice, context)).toThrow(TypeError);
  });

  it('announce files by length and digest', () => {
    const bytes = new Uint8Array(1000).fill(7);
    const file = { ...CASE.files[0], stream: 1, digest: digestOf(bytes) };
    const announcing = handoverCaseSchema.parse({ ...CASE, files: [file] });
    expect(isAnnounced(announcing, 1, bytes)).toBe(true);
    expect(isAnnounced(announcing, 2, bytes)).toBe(false);
    expect(isAnnounced(announcing, 1, bytes.subarray(1))).toBe(false);
    expect(isAnnounced(announcing, 1, new Uint8Array(1000))).toBe(false);
  });
});

describe('what a consultation and cards seal', () => {
  const card = { name: 'Jan', agency: 'Wijkteam', phone: '0999 00 01 01', reach: 'before nine' };
  it.each([
    ['consultation-question', { from: 'Geeske', to: 'Jan', subject: 'CARE', question: 'How?' }],
    ['consultation-answer', { from: 'Jan', answer: 'So.\nThen so.' }],
    ['consultation-thanks', { from: 'Geeske' }],
    ['contact-cards', { from: 'Geeske', cards: [card], note: 'He is kind.' }],
  ] as const)('%s', (type, content) => {
    const schema = SEALED_CONTENTS[type];
    expect(schema.safeParse(content).success).toBe(true);
    expect(schema.safeParse({ ...content, reporter: 'x' }).success).toBe(false);
    expect(schema.safeParse({ ...content, from: 'a\u001bb' }).success).toBe(false);
  });
});
