import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { linesQuery, noteContact, type ShortLine } from '../../../api/lines.ts';
import { ConfirmDialog } from '../../../parts/confirm-dialog.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { RadioChoice } from '../../../parts/radio-choice.tsx';
import { TextBox } from '../../../parts/text-box.tsx';
import type { CaseChange } from '../use-case-change.ts';

interface Props {
  caseId: string;
  line: ShortLine;
  changing: CaseChange;
  onClose: () => void;
}

/** Notes that somebody was called for this case, and what the next one should know. */
export function ContactDialog({ caseId, line, changing, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [reached, setReached] = useState('');
  const [learned, setLearned] = useState('');
  const [tried, setTried] = useState(false);
  const { id, name } = line;

  function confirm() {
    setTried(true);
    if (reached === '') return;
    const contact = { reached: reached === 'yes', learned };
    changing.change(() => noteContact(caseId, id, contact), {
      say: t('lines.inCase.done', { name }),
      after: () => {
        void client.invalidateQueries({ queryKey: linesQuery.queryKey });
        onClose();
      },
    });
  }

  return (
    <ConfirmDialog
      title={t('lines.inCase.dialog', { name })}
      confirm={t('lines.inCase.save')}
      isOpen
      isBusy={changing.isBusy}
      onConfirm={confirm}
      onClose={onClose}
    >
      <ProblemNotice error={changing.error} />
      <RadioChoice
        label={t('lines.inCase.reached')}
        options={[
          { value: 'yes', label: t('lines.inCase.yes') },
          { value: 'no', label: t('lines.inCase.no') },
        ]}
        value={reached}
        onChange={setReached}
        error={tried && reached === '' ? t('lines.inCase.reachedMissing') : undefined}
      />
      <TextBox
        label={t('lines.inCase.learned')}
        help={t('lines.inCase.learnedHelp')}
        value={learned}
        onChange={setLearned}
        rows={2}
      />
    </ConfirmDialog>
  );
}
