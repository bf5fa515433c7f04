import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/cases.ts';
import type { CaseTerm, TermMove } from '../../../api/handling.ts';
import { useFormat } from '../../../format/use-format.ts';
import { ConfirmDialog } from '../../../parts/confirm-dialog.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { RadioChoice } from '../../../parts/radio-choice.tsx';
import type { CaseChange } from '../use-case-change.ts';
import { ExtensionFields } from './extension-fields.tsx';
import { NewsFields } from './news-fields.tsx';
import { useExtension } from './use-extension.ts';
import { useTermNews } from './use-term-news.ts';

interface Props {
  shown: CaseDetail;
  term: CaseTerm;
  changing: CaseChange;
  onClose: () => void;
}

/** What happened to a term, or a letter that puts it off. */
export function TermDialog({ shown, term, changing, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [move, setMove] = useState<TermMove | undefined>(
    term.moves.length === 1 ? term.moves[0] : undefined,
  );
  const [tried, setTried] = useState(false);
  const extension = useExtension(shown, term, move === 'consent' ? 'consent' : 'law');
  const news = useTermNews(shown, term, move);
  const isLetter = move === 'law' || move === 'consent';

  function confirm() {
    setTried(true);
    const send = isLetter ? extension.send : news.send;
    if (move === undefined || send === undefined) return;
    changing.change(send, { say: t(`terms.saidOf.${move}`), after: onClose });
  }

  return (
    <ConfirmDialog
      title={t(`terms.step.${term.step}`)}
      confirm={isLetter ? t('terms.extend.send') : t('terms.news.save')}
      isOpen
      isBusy={changing.isBusy}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{t('terms.dueNow', { date: format.date(term.due) })}</p>
      <ProblemNotice error={changing.error} />
      <RadioChoice
        label={t('terms.what')}
        options={term.moves.map((value) => ({
          value,
          label: t(`terms.move.${value}`),
          more: t(`terms.moveMore.${value}`, { date: format.date(term.longest ?? term.due) }),
        }))}
        value={move ?? ''}
        onChange={(value) => setMove(term.moves.find((one) => one === value))}
        error={tried && move === undefined ? t('terms.whatMissing') : undefined}
      />
      {isLetter ? <ExtensionFields extension={extension} basis={move} tried={tried} /> : null}
      {isLetter || move === undefined ? null : (
        <NewsFields news={news} term={term} kind={move} tried={tried} />
      )}
    </ConfirmDialog>
  );
}
