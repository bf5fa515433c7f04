import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  answerDecision,
  type CaseDecision,
  type DecisionAnswer,
  WORDS_MAX,
} from '../../../api/decisions.ts';
import { ConfirmDialog } from '../../../parts/confirm-dialog.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { TextBox } from '../../../parts/text-box.tsx';
import type { CaseChange } from '../use-case-change.ts';
import type { Answering } from './decision-item.tsx';
import { ReasonChoice } from './reason-choice.tsx';

interface Props {
  caseId: string;
  decision: CaseDecision;
  answer: Answering;
  changing: CaseChange;
  onClose: () => void;
}

/** A second colleague agrees or not, or a decision is taken back. */
export function AnswerDialog({ caseId, decision, answer, changing, onClose }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [reasons, setReasons] = useState<string[]>([]);
  const [tried, setTried] = useState(false);
  // what holds is taken back with a word; a proposal that nobody answered may just go
  const needsWords = answer === 'withdrawn' && decision.state !== 'proposed';
  const words = text.trim();
  const isWrong = [...words].length > WORDS_MAX || (needsWords && words === '');
  const textError = needsWords
    ? t('decisions.withdrawMissing', { max: WORDS_MAX })
    : t('decisions.textLong', { max: WORDS_MAX });
  const lacksReason = answer === 'declined' && reasons.length === 0;

  function confirm() {
    setTried(true);
    if (isWrong || lacksReason) return;
    const wanted: DecisionAnswer =
      answer === 'declined' ? { answer, reasons, text: words } : { answer, text: words };
    changing.change(() => answerDecision(caseId, decision.id, wanted), {
      say: t(`decisions.answer.${answer}.done`),
      after: onClose,
    });
  }

  return (
    <ConfirmDialog
      title={t(`decisions.answer.${answer}.title`)}
      confirm={t(`decisions.answer.${answer}.confirm`)}
      isOpen
      isBusy={changing.isBusy}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{t(`decisions.answer.${answer}.text`, { name: decision.by })}</p>
      <ProblemNotice error={changing.error} />
      {answer === 'declined' ? (
        <ReasonChoice
          decision="NOT_TAKEN"
          chosen={reasons}
          onChange={setReasons}
          error={tried && lacksReason ? t('decisions.reasonsMissing') : undefined}
        />
      ) : null}
      <TextBox
        label={t(needsWords ? 'decisions.withdrawText' : 'decisions.answerText')}
        {...(needsWords ? {} : { help: t('decisions.textHelp') })}
        rows={2}
        value={text}
        onChange={setText}
        error={tried && isWrong ? textError : undefined}
      />
    </ConfirmDialog>
  );
}
