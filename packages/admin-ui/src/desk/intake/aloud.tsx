import { useTranslation } from 'react-i18next';
import type { IntakeForm } from '../../api/intake.ts';

interface Props {
  theirs: IntakeForm;
  own: IntakeForm;
  /** The sentences in one of the two forms. */
  of: (form: IntakeForm) => readonly string[];
}

/** What to read aloud, in the citizen's language and beside it in the worker's own. */
export function Aloud({ theirs, own, of }: Props) {
  const { t } = useTranslation();
  if (of(theirs).length === 0) return null;
  return (
    <div className="aloud">
      <p className="aloud-head">{t('intake.aloud')}</p>
      <div className="aloud-both">
        <Sentences form={theirs} of={of} isTheirs />
        {theirs.language === own.language ? null : <Sentences form={own} of={of} />}
      </div>
    </div>
  );
}

interface SentencesProps {
  form: IntakeForm;
  of: Props['of'];
  isTheirs?: boolean;
}

function Sentences({ form, of, isTheirs = false }: SentencesProps) {
  return (
    <div
      className="aloud-text"
      lang={form.language}
      dir={form.direction}
      data-theirs={isTheirs ? '' : undefined}
    >
      {of(form).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  );
}
