import { useTranslation } from 'react-i18next';
import type { FormQuestion, IntakeForm, Mistake } from '../../api/intake.ts';
import { Aloud } from './aloud.tsx';
import { Field } from './field.tsx';
import { useIntakeDraft } from './use-intake-draft.ts';

interface Props {
  number: number;
  question: FormQuestion;
  own: IntakeForm;
  theirs: IntakeForm;
  mistakes: readonly Mistake[];
}

/** One question of the citizen's form: what to read aloud, then what was answered. */
export function Question({ number, question, own, theirs, mistakes }: Props) {
  const { t } = useTranslation();
  const [draft, drafts] = useIntakeDraft();
  const same = theirs.language === own.language;
  const inTheirs = theirs.questions.find(({ id }) => id === question.id);
  const isOptional = !question.fields.some(({ required }) => required);
  const heading = `question-${question.id}`;
  return (
    <section className="card intake-question" aria-labelledby={heading}>
      <h2 id={heading}>
        {number}. {question.title}
        {isOptional ? <span className="soft intake-optional">{t('intake.optional')}</span> : null}
      </h2>
      <Aloud theirs={theirs} own={own} of={(form) => sentencesOf(form, question.id)} />
      {question.fields.map((field) => {
        const mistake = mistakes.find((it) => it.field === field.id);
        return (
          <Field
            key={field.id}
            field={field}
            theirs={same ? undefined : inTheirs?.fields.find(({ id }) => id === field.id)}
            form={theirs}
            values={draft.answers[field.id] ?? []}
            onChange={(values) => drafts.answer(field.id, values)}
            error={mistake?.message}
            isNamedAbove={field.label === question.title}
          />
        );
      })}
      <details className="intake-why">
        <summary>{t('intake.why')}</summary>
        <p>{question.why}</p>
        {same || inTheirs === undefined ? null : (
          <p lang={theirs.language} dir={theirs.direction}>
            {inTheirs.why}
          </p>
        )}
      </details>
    </section>
  );
}

function sentencesOf(form: IntakeForm, id: string): readonly string[] {
  return form.questions.find((question) => question.id === id)?.aloud ?? [];
}
