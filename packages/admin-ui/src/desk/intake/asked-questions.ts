import type { Answers, FormQuestion } from '../../api/intake.ts';

/** The questions that fit what was answered so far; the node says what makes one needless. */
export function askedQuestions(
  questions: readonly FormQuestion[],
  answers: Answers,
): readonly FormQuestion[] {
  const holds = ([field, value]: [string, string]) => (answers[field]?.[0] ?? '') === value;
  return questions.filter(
    ({ skippedWhen }) => !skippedWhen.some((condition) => Object.entries(condition).every(holds)),
  );
}
