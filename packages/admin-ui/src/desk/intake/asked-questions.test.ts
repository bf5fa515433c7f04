import { expect, it } from 'vitest';
import type { Condition } from '../../api/intake.ts';
import { askedQuestions } from './asked-questions.ts';

const question = (id: string, skippedWhen: Condition[]) => {
  return { id, title: id, why: '', aloud: [], fields: [], skippedWhen };
};
const questions = [
  question('want', []),
  question('ground', [{ about: 'CARE' }]),
  question('contact', [{ want: 'REPORT' }, { want: 'ADVICE', anonymity: 'ANON_FULL' }]),
];
const asked = (answers: Record<string, string[]>) =>
  askedQuestions(questions, answers).map(({ id }) => id);

it('asks everything until an answer makes a question needless', () => {
  expect(asked({})).toEqual(['want', 'ground', 'contact']);
  expect(asked({ about: ['CARE'] })).toEqual(['want', 'contact']);
  expect(asked({ about: ['BOTH'], want: ['REPORT'] })).toEqual(['want', 'ground']);
});

it('takes no answer for an answer of its own', () => {
  const only = [question('contact', [{ anonymity: '' }])];
  expect(askedQuestions(only, {})).toEqual([]);
  expect(askedQuestions(only, { anonymity: ['NAMED'] })).toEqual(only);
});

it('skips by two answers only when both were given', () => {
  expect(asked({ want: ['ADVICE'] })).toContain('contact');
  expect(asked({ anonymity: ['ANON_FULL'] })).toContain('contact');
  expect(asked({ want: ['ADVICE'], anonymity: ['ANON_FULL'] })).not.toContain('contact');
});
