import { topCodes } from '@nabij/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVERYTHING, typedAs } from '../../../../../test/citizen.ts';
import {
  cleanText,
  errorsIn,
  firstUnanswered,
  QUESTIONS,
  type QuestionId,
  questionsFor,
  readAnswers,
  residenceOf,
  STORY_MAX,
  type Typed,
} from './answers.ts';

const ALL = typedAs(EVERYTHING);
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('e', '\u0301', '\0', '\r', '\n', ' ', '\u200f', 'ש', '🧑‍🦽') }),
  // lone surrogates too
  fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units)),
);

describe('cleaning text', () => {
  it('twice is cleaning once', () => {
    fc.assert(fc.property(anyText, (text) => cleanText(cleanText(text)) === cleanText(text)));
  });

  it('leaves no control characters, no lone surrogates and nothing to trim', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const clean = cleanText(text);
        expect(clean).not.toMatch(/[^\P{Cc}\n\t]/u);
        expect(clean.isWellFormed()).toBe(true);
        expect(clean).toBe(clean.trim().normalize('NFC'));
      }),
    );
  });

  it.each([
    ['emoji', '👩🏽‍🦽🇳🇱❤️'],
    ['right-to-left text with its marks', '\u200fשלום \u202bمرحبا\u202c'],
    ['lines and tabs', 'een\n\ttwee\n\ndrie'],
    ['letters of the world', 'Ǆ Łódź Nguyễn 東京 नमस्ते'],
  ])('keeps %s', (_, text) => {
    expect(cleanText(text)).toBe(text);
  });

  it('makes one kind of line end, takes NUL out and composes', () => {
    expect(cleanText(' a\r\nb\rc\0\u0007d\u0085 ')).toBe('a\nb\ncd');
    expect(cleanText('e\0\u0301')).toBe('é');
  });
});

describe('the questions', () => {
  it('are all asked, but for what does not fit', () => {
    expect(questionsFor({})).toEqual(QUESTIONS);
    const without = (typed: Typed) => QUESTIONS.filter((it) => !questionsFor(typed).includes(it));
    expect(without({ about: ['CARE'] })).toEqual(['ground']);
    expect(without({ about: ['BOTH'] })).toEqual([]);
    expect(without({ want: ['REPORT'] })).toEqual(['anonymity', 'contact']);
    expect(without({ anonymity: ['ANON_FULL'] })).toEqual(['contact']);
    expect(without({ anonymity: ['ANON_THIRD'] })).toEqual([]);
  });

  it('are answered one after the other', () => {
    const order = ['about', 'want', 'story', 'place', 'anonymity', 'contact'] as const;
    const typed: Typed = {};
    for (const question of order) {
      expect(firstUnanswered(typed)).toBe(question);
      Object.assign(typed, typedAs({ [question]: EVERYTHING[question] }));
    }
    expect(firstUnanswered(typed)).toBeUndefined();
  });

  it('refuse what cannot be read until all is answered', () => {
    expect(readAnswers({ ...ALL, story: [] })).toBeUndefined();
    expect(readAnswers(ALL)).toMatchObject({ about: 'DISCRIMINATION', ground: ['AGE', 'ORIGIN'] });
  });
});

const WRONG: [question: QuestionId, field: string, typed: Typed, key: string][] = [
  ['about', 'about', {}, 'choose'],
  ['about', 'about', { about: ['NOPE'] }, 'choose'],
  ['about', 'about', { about: ['QUESTION'] }, 'choose'],
  ['want', 'want', { want: ['complaint'] }, 'choose'],
  ['story', 'story', {}, 'story'],
  ['story', 'story', { story: ['x'.repeat(STORY_MAX + 1)] }, 'tooLong'],
  ['place', 'place', { lives: ['YES'] }, 'choose'],
  ['place', 'lives', { place: ['HERE'] }, 'choose'],
  ['place', 'elsewhere', { place: ['HERE'], elsewhere: ['x'.repeat(201)] }, 'tooLong'],
  ['setting', 'setting', { setting: ['NOPE'] }, 'choose'],
  ['setting', 'setting', { setting: ['AGE'] }, 'choose'],
  ['when', 'when', { when: ['x'.repeat(201)] }, 'tooLong'],
  ['when', 'ongoing', { ongoing: ['NO'] }, 'choose'],
  ['ground', 'ground', { ground: ['AGE', '__proto__'] }, 'choose'],
  ['anonymity', 'anonymity', {}, 'choose'],
  ['anonymity', 'anonymity', { anonymity: ['ANON'] }, 'choose'],
  ['contact', 'email', { email: ['bo@'] }, 'email'],
  ['contact', 'email', { email: [`${'b'.repeat(200)}@example.org`] }, 'tooLong'],
  ['contact', 'name', { name: ['x'.repeat(201)] }, 'tooLong'],
  ['contact', 'name', { anonymity: ['NAMED'], email: ['bo@example.org'] }, 'name'],
];

describe('errors', () => {
  it.each(WRONG)('of %s: %s', (...wrong) => {
    const [question, field, typed, key] = wrong;
    const errors = errorsIn(question, typed);
    expect(errors.find((error) => error.field === field)?.key).toBe(key);
    expect(new Set(errors.map((error) => error.field)).size).toBe(errors.length);
  });

  it('of length name how long it is and how long it may be', () => {
    expect(errorsIn('story', { story: ['👍'.repeat(20_001)] })).toEqual([
      { field: 'story', key: 'tooLong', values: { length: 20_001, max: 20_000 } },
    ]);
    expect(errorsIn('story', { story: ['👍'.repeat(20_000)] })).toEqual([]);
  });

  it('are none for good answers and for optional ones left empty', () => {
    for (const question of QUESTIONS) expect(errorsIn(question, ALL)).toEqual([]);
    for (const question of ['setting', 'when', 'ground', 'contact'] as const) {
      expect(errorsIn(question, {})).toEqual([]);
    }
  });

  it('never come up for a code that is offered', () => {
    for (const code of topCodes('ground'))
      expect(errorsIn('ground', { ground: [code] })).toEqual([]);
    for (const code of topCodes('domain')) {
      expect(errorsIn('setting', { setting: [code] })).toEqual([]);
    }
  });
});

describe('complete answers', () => {
  it('drop what was typed under a choice that was changed', () => {
    const read = (change: Typed) => readAnswers({ ...ALL, ...change });
    expect(read({ anonymity: ['ANON_FULL'] })?.contact).toBeNull();
    expect(read({ want: ['REPORT'] })).toMatchObject({ anonymity: 'ANON_FULL', contact: null });
    expect(read({ about: ['CARE'] })?.ground).toEqual([]);
    expect(read({ elsewhere: ['Hazelvoorde'] })?.elsewhere).toBe('');
    expect(read({ anonymity: ['ANON_THIRD'], name: [], email: [] })?.contact).toBeNull();
  });

  it('give the residence of the statutory tables', () => {
    const residence = (place: string, lives: string) => {
      const answers = readAnswers({ ...ALL, place: [place], lives: [lives] });
      return answers && residenceOf(answers);
    };
    expect(residence('HERE', 'YES')).toBe('RES_HERE');
    expect(residence('ELSEWHERE', 'YES')).toBe('RES_ELSEWHERE');
    expect(residence('HERE', 'NO')).toBe('NONRES_HERE');
    expect(residence('ELSEWHERE', 'NO')).toBe('UNKNOWN');
  });
});
