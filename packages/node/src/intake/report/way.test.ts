import { describe, expect, it } from 'vitest';
import { EVERYTHING, typedAs } from '../../../../../test/citizen.ts';
import {
  CHOICES,
  errorsIn,
  firstUnanswered,
  QUESTIONS,
  type QuestionId,
  readAnswers,
  type Typed,
} from './answers.ts';
import { addableTo, comesAfter, missingPage, nextPage, progressOf, questionsFor } from './way.ts';

const ALL = typedAs(EVERYTHING);
const without = (typed: Typed) => QUESTIONS.filter((it) => !questionsFor(typed).includes(it));

/** Every way through the questions: all that decides what is asked. */
const WAYS: Typed[] = CHOICES.want.flatMap((want) =>
  [[], ...CHOICES.about.map((it) => [it])].flatMap((about) =>
    [undefined, [], ...CHOICES.anonymity.map((it) => [it])].map((anonymity) => ({
      ...{ ...ALL, want: [want], about },
      ...(anonymity ? { anonymity } : {}),
    })),
  ),
);

/** The pages of somebody who presses Next, with the last one. */
function walk(typed: Typed): string[] {
  const pages = ['/report/want'];
  for (let page = pages[0] ?? ''; page !== '/report/check'; pages.push(page)) {
    const question = QUESTIONS.find((id) => page === `/report/${id}`);
    if (!question || pages.length > 20) throw new Error(`Nothing follows on ${page}`);
    page = nextPage(question, { typed });
  }
  return pages;
}

describe('the questions', () => {
  it('are at most six screens to be counted and twelve to be helped, on every way', () => {
    expect(WAYS.length).toBeGreaterThan(50);
    for (const typed of WAYS) {
      const screens = walk(typed);
      expect(screens.length).toBeLessThanOrEqual(typed.want?.[0] === 'REPORT' ? 6 : 12);
      expect(screens).toHaveLength(questionsFor(typed).length + 1);
      expect(new Set(screens).size).toBe(screens.length);
    }
    expect(walk(ALL)).toHaveLength(12);
    expect(walk({ ...ALL, want: ['REPORT'] })).toHaveLength(6);
  });

  it('are all that fits, asked or to be added; what is needed is asked on every way', () => {
    for (const typed of WAYS) {
      const [asked, added] = [questionsFor(typed), addableTo(typed)];
      expect(asked.filter((id) => added.includes(id))).toEqual([]);
      for (const id of QUESTIONS) {
        if (errorsIn(id, {}).length > 0) expect(asked).toContain(id);
      }
      expect(readAnswers(typed)).toBeDefined();
    }
  });

  it('are those that fit', () => {
    expect(questionsFor({})).toEqual(QUESTIONS);
    expect(without({ about: ['CARE'] })).toEqual(['ground']);
    expect(without({ about: ['QUESTION'] })).toEqual([]);
    expect(without({ anonymity: ['ANON_FULL'] })).toEqual(['contact']);
    expect(without({ anonymity: [] })).toEqual(['contact']);
    expect(without({ anonymity: ['ANON_THIRD'] })).toEqual([]);
    const counted = { want: ['REPORT'], about: ['BOTH'] };
    expect(questionsFor(counted)).toEqual(['want', 'about', 'story', 'place', 'ground']);
    expect(addableTo(counted)).toEqual(['files', 'when', 'setting', 'role']);
    expect(questionsFor({ ...counted, about: ['CARE'] }).at(-1)).toBe('setting');
    expect(addableTo({ ...counted, about: ['CARE'] })).toEqual(['files', 'when', 'role']);
  });

  it('of an earlier report are not asked again', () => {
    const course = { typed: ALL, reused: ['place', 'role', 'anonymity', 'contact'] };
    expect(nextPage('files', course)).toBe('/report/when');
    expect(nextPage('ground', course)).toBe('/report/check');
    expect(progressOf('when', course)).toEqual({ question: 'when', number: 5, total: 8 });
    expect(progressOf('place', course)).toEqual({ question: 'place', total: 8 });
  });
});

describe('the way', () => {
  it('leads back as it came', () => {
    for (const typed of WAYS) {
      const screens = walk(typed).slice(0, -1);
      const backwards = screens.map((page) => page.slice('/report/'.length) as QuestionId);
      const back = backwards.map((id) => nextPage(id, { typed }, true));
      expect(back).toEqual(['/report', ...screens.slice(0, -1)]);
    }
  });

  it('goes on one by one for who went back, and returns for who only changes something', () => {
    expect(nextPage('story', { typed: ALL })).toBe('/report/files');
    expect(nextPage('story', { typed: ALL, checked: true })).toBe('/report/check');
    expect(nextPage('story', { typed: ALL, checked: true }, true)).toBe('/report/check');
  });

  it('leads to what another answer opened, and to nothing else', () => {
    const { ground: _, ...care }: Typed = { ...ALL, about: ['BOTH'] };
    expect(nextPage('about', { typed: care, checked: true })).toBe('/report/ground');
    const counted = typedAs({
      ...{ want: EVERYTHING.want, about: EVERYTHING.about, story: EVERYTHING.story },
      ...{ place: EVERYTHING.place, ground: EVERYTHING.ground },
    });
    expect(missingPage({ typed: counted })).toBe('/report/when');
    expect(nextPage('want', { typed: counted, checked: true })).toBe('/report/when');
    expect(firstUnanswered(counted)).toBeUndefined();
  });

  it('knows what comes right after', () => {
    expect(comesAfter('place', 'when', { typed: ALL })).toBe(true);
    expect(comesAfter('place', 'setting', { typed: ALL })).toBe(false);
    expect(comesAfter('place', 'ground', { typed: { ...ALL, want: ['REPORT'] } })).toBe(true);
    expect(comesAfter('place', 'when', { typed: ALL, reused: ['place'] })).toBe(false);
  });
});
