import { topCodes } from '@nabij/protocol';
import { describe, expect, it } from 'vitest';
import { EVERYTHING, typedAs } from '../../../../../test/citizen.ts';
import {
  errorsIn,
  firstUnanswered,
  QUESTIONS,
  type QuestionId,
  readAnswers,
  residenceOf,
  STORY_MAX,
  type Typed,
} from './answers.ts';

const ALL = typedAs(EVERYTHING);
describe('what is needed', () => {
  it('is four things', () => {
    const { want, story, place } = EVERYTHING;
    const typed: Typed = {};
    for (const [question, fields] of Object.entries({ want, story, place })) {
      expect(firstUnanswered(typed)).toBe(question);
      Object.assign(typed, typedAs({ [question]: fields }));
    }
    expect(readAnswers(typed)).toEqual({
      ...{ want: 'COMPLAINT', about: 'QUESTION', story: story.story },
      ...{ place: 'HERE', elsewhere: '', lives: 'YES', when: '', ongoing: false },
      ...{ setting: 'UNKNOWN', ground: [], role: 'SELF' },
      ...{ anonymity: 'ANON_FULL', contact: null, notice: false, earlier: null },
    });
  });

  it('refuses what cannot be read until it is there', () => {
    expect(readAnswers({ ...ALL, story: [] })).toBeUndefined();
    expect(readAnswers(ALL, 7)).toMatchObject({ ground: ['AGE', 'ORIGIN'], earlier: 7 });
  });
});

const WRONG: [question: QuestionId, field: string, typed: Typed, key: string][] = [
  ['want', 'want', {}, 'choose'],
  ['want', 'want', { want: ['complaint'] }, 'choose'],
  ['about', 'about', { about: ['NOPE'] }, 'choose'],
  ['story', 'story', {}, 'story'],
  ['story', 'story', { story: ['x'.repeat(STORY_MAX + 1)] }, 'tooLong'],
  ['place', 'place', { lives: ['YES'] }, 'choose'],
  ['place', 'lives', { place: ['HERE'] }, 'choose'],
  ['place', 'elsewhere', { place: ['ELSEWHERE'], lives: ['YES'] }, 'elsewhere'],
  ['place', 'elsewhere', { place: ['HERE'], elsewhere: ['x'.repeat(201)] }, 'tooLong'],
  ['when', 'when', { when: ['x'.repeat(201)] }, 'tooLong'],
  ['when', 'ongoing', { ongoing: ['NO'] }, 'choose'],
  ['setting', 'setting', { setting: ['NOPE'] }, 'choose'],
  ['setting', 'setting', { setting: ['AGE'] }, 'choose'],
  ['ground', 'ground', { ground: ['AGE', '__proto__'] }, 'choose'],
  ['role', 'role', { role: ['WORKER'] }, 'choose'],
  ['anonymity', 'anonymity', { anonymity: ['ANON'] }, 'choose'],
  ['contact', 'email', { email: ['bo@'] }, 'email'],
  ['contact', 'email', { email: [`${'b'.repeat(200)}@example.org`] }, 'tooLong'],
  ['contact', 'email', { notice: ['YES'] }, 'noticeEmail'],
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
    for (const question of QUESTIONS) {
      if (question === 'want' || question === 'story' || question === 'place') continue;
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
  const read = (change: Typed) => readAnswers({ ...ALL, ...change });

  it('drop what was typed under a choice that was changed', () => {
    expect(read({ anonymity: ['ANON_FULL'] })?.contact).toBeNull();
    expect(read({ want: ['REPORT'] })).toMatchObject({ anonymity: 'ANON_FULL', contact: null });
    expect(read({ about: ['CARE'] })?.ground).toEqual([]);
    expect(read({ elsewhere: ['Hazelvoorde'] })?.elsewhere).toBe('');
    expect(read({ place: ['UNKNOWN'], elsewhere: ['Hazelvoorde'] })?.elsewhere).toBe('');
    expect(read({ anonymity: ['ANON_THIRD'], name: [], email: [] })?.contact).toBeNull();
  });

  it('hold no contact and no notice of who is or stays fully anonymous, whatever was posted', () => {
    for (const change of [{ anonymity: ['ANON_FULL'] }, { anonymity: [] }, { want: ['REPORT'] }]) {
      const left = { anonymity: 'ANON_FULL', contact: null, notice: false };
      expect(read({ ...change, notice: ['YES'] })).toMatchObject(left);
    }
    const { anonymity: _, ...never } = ALL;
    expect(readAnswers(never)?.contact).toBeNull();
    const known = read({ anonymity: ['ANON_THIRD'], notice: ['YES'] });
    expect(known).toMatchObject({ contact: { name: 'Bo Wandel' }, notice: true });
  });

  it('give the residence of the statutory tables', () => {
    const residence = (place: string, lives: string) => {
      const answers = read({ place: [place], elsewhere: ['Elders'], lives: [lives] });
      return answers && residenceOf(answers);
    };
    expect(residence('HERE', 'YES')).toBe('RES_HERE');
    expect(residence('ELSEWHERE', 'YES')).toBe('RES_ELSEWHERE');
    expect(residence('UNKNOWN', 'YES')).toBe('UNKNOWN');
    expect(residence('HERE', 'NO')).toBe('NONRES_HERE');
    expect(residence('ELSEWHERE', 'NO')).toBe('UNKNOWN');
    expect(residence('UNKNOWN', 'NO')).toBe('UNKNOWN');
  });
});
