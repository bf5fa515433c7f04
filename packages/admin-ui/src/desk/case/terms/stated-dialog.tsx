import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/cases.ts';
import { ConfirmDialog } from '../../../parts/confirm-dialog.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import type { CaseChange } from '../use-case-change.ts';
import { NewsFields } from './news-fields.tsx';
import { useTermNews } from './use-term-news.ts';

interface Props {
  shown: CaseDetail;
  /** Id of a term that the law leaves to somebody. */
  term: string;
  changing: CaseChange;
  onClose: () => void;
}

/** By when somebody says that it will be done, where no law says so. */
export function StatedDialog({ shown, term, changing, onClose }: Props) {
  const { t } = useTranslation();
  const [tried, setTried] = useState(false);
  const news = useTermNews(shown, { id: term, standstill: [] }, 'stated');

  function confirm() {
    setTried(true);
    if (news.send === undefined) return;
    changing.change(news.send, { say: t('terms.saidOf.stated'), after: onClose });
  }

  return (
    <ConfirmDialog
      title={t('terms.move.stated')}
      confirm={t('terms.news.save')}
      isOpen
      isBusy={changing.isBusy}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{t('terms.unknownDay')}</p>
      <ProblemNotice error={changing.error} />
      <NewsFields news={news} term={{ standstill: [] }} kind="stated" tried={tried} />
    </ConfirmDialog>
  );
}
