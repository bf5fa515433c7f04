import { describe, expect, it } from 'vitest';
import { errorsIn, fieldsOf, fits, QUESTIONS } from '../report/answers.ts';
import { LANGUAGES, loadTexts } from '../texts.ts';
import { FIELDS } from './fields.ts';
import { formIn, workersChannels } from './form.ts';
import { ALL_ANSWERS, holdsIn, needlessWhen, PUT } from './needless.ts';

const textsIn = loadTexts();
const now = new Date('2026-11-21T12:00:00Z');
const about = { town: 'Wilgendrecht', mails: true, textsIn, now };

describe('the form for a worker', () => {
  it('has every question of the citizen’s form but that for files, in its order', () => {
    expect(PUT).toEqual(QUESTIONS.filter((question) => question !== 'files'));
    expect(Object.keys(FIELDS).sort()).toEqual([...PUT].sort());
  });

  it.each(PUT)('has all fields of %s, and only answers that pass its checks', (question) => {
    expect(FIELDS[question]?.map(({ id }) => id).sort()).toEqual(fieldsOf(question).sort());
    const form = formIn(textsIn('nl'), about).questions.find(({ id }) => id === question);
    for (const { id, options } of form?.fields ?? []) {
      for (const { value } of options) {
        const wrong = errorsIn(question, { [id]: [value] }).filter(({ field }) => field === id);
        expect([value, wrong]).toEqual([value, []]);
      }
    }
  });

  it('says of each question when it is needless, exactly as the form decides', () => {
    for (const question of PUT) {
      const conditions = needlessWhen(question);
      for (const answers of ALL_ANSWERS) {
        const typed = Object.fromEntries(
          Object.entries(answers).flatMap(([field, value]) => (value ? [[field, [value]]] : [])),
        );
        const isNeedless = conditions.some((condition) => holdsIn(condition, answers));
        expect([question, answers, isNeedless]).toEqual([
          question,
          answers,
          !fits(question, typed),
        ]);
      }
    }
  });

  it('asks for mail about news only where mail can be sent', () => {
    const fields = (mails: boolean) =>
      formIn(textsIn('nl'), { ...about, mails }).questions.flatMap((question) =>
        question.fields.map(({ id }) => id),
      );
    expect([fields(true).includes('notice'), fields(false).includes('notice')]).toEqual([
      true,
      false,
    ]);
  });

  it('offers no way in that is the citizen’s own', () => {
    expect(workersChannels().slice(0, 2)).toEqual(['DESK', 'PHONE']);
    expect(workersChannels()).not.toContain('WEB');
    expect(workersChannels()).not.toContain('KIOSK');
  });
});

describe.each(LANGUAGES)('in %s', (language) => {
  const form = formIn(textsIn(language), about);

  it('every question has its words and a sentence to read aloud', () => {
    for (const { id, title, why, aloud, fields } of form.questions) {
      const labels = fields.flatMap(({ label, options }) => [
        label,
        ...options.map((option) => option.label),
      ]);
      for (const words of [title, why, ...aloud, ...labels]) {
        // a sentence that is missing shows its key, or its gaps
        expect([id, words]).toEqual([id, expect.stringMatching(/^(?!question\.)[^{}]+$/)]);
      }
      expect([id, Array.isArray(aloud) && aloud.length > 0]).toEqual([id, true]);
    }
  });

  it('says what anonymity makes impossible before the choice', () => {
    const { aloud = [] } = form.questions.find(({ id }) => id === 'anonymity') ?? {};
    expect(aloud.length).toBeGreaterThan(4);
  });
});
