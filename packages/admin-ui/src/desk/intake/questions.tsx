import { useQuery } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { formQuery, type IntakeForm } from '../../api/intake.ts';
import { BusyButton } from '../../parts/busy-button.tsx';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { Aloud } from './aloud.tsx';
import { askedQuestions } from './asked-questions.ts';
import { Mistakes } from './mistakes.tsx';
import { Question } from './question.tsx';
import { type Sending, useFiling } from './use-filing.ts';
import { useIntakeDraft } from './use-intake-draft.ts';

interface Props {
  own: IntakeForm;
  /** The citizen's language. */
  language: string;
}

/** All questions in their order, and the button that files. */
export function Questions({ own, language }: Props) {
  const theirs = useQuery(formQuery(language));
  const [draft] = useIntakeDraft();
  const sending = useFiling(own);
  if (theirs.data === undefined) return <QueryState query={theirs} />;
  const form = theirs.data;

  function send(event: SubmitEvent) {
    event.preventDefault();
    sending.send();
  }

  return (
    <form className="intake" onSubmit={send} noValidate>
      <Mistakes form={own} mistakes={sending.mistakes} />
      <div className="intake" inert={draft.isUncertain}>
        <Aloud theirs={form} own={own} of={({ opening }) => opening} />
        {askedQuestions(own.questions, draft.answers).map((question, at) => (
          <Question
            key={question.id}
            number={at + 1}
            question={question}
            own={own}
            theirs={form}
            mistakes={sending.mistakes}
          />
        ))}
      </div>
      <Send sending={sending} />
    </form>
  );
}

function Send({ sending }: { sending: Sending }) {
  const { t } = useTranslation();
  const [draft, drafts] = useIntakeDraft();
  const [asking, setAsking] = useState(false);
  return (
    <div className="intake-send">
      <ProblemNotice error={sending.error} />
      {draft.isUncertain ? (
        <Notice kind="warning" standing>
          {t('intake.uncertain')}
        </Notice>
      ) : null}
      <div className="buttons">
        <BusyButton kind="main" type="submit" isBusy={sending.isBusy}>
          {t(draft.isUncertain ? 'intake.sendAgain' : 'intake.send')}
        </BusyButton>
        <Button className="button" onPress={() => setAsking(true)}>
          {t('intake.clear')}…
        </Button>
      </div>
      <ConfirmDialog
        title={t('intake.clearTitle')}
        confirm={t('intake.clear')}
        isOpen={asking}
        isBusy={false}
        onConfirm={() => {
          setAsking(false);
          drafts.clear();
        }}
        onClose={() => setAsking(false)}
      >
        <p>{t('intake.clearText')}</p>
      </ConfirmDialog>
    </div>
  );
}
