import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TEXT_MAX } from '../../api/cases.ts';
import { useCodeLabels } from '../../parts/code-labels.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { RadioChoice } from '../../parts/radio-choice.tsx';
import { TextBox } from '../../parts/text-box.tsx';
import type { EndingProps } from './ending.ts';
import { OutcomeChoice } from './flow/outcome-choice.tsx';
import { useDraft } from './use-draft.ts';

/** Closing needs an outcome, and a judgement where the rules of the case ask for one. */
export function CloseDialog({ shown, acting, isOpen, onClose }: EndingProps) {
  const { t } = useTranslation();
  const [draft, change] = useDraft(shown.id);
  const [foundedness, setFoundedness] = useState(shown.foundedness ?? '');
  const [tried, setTried] = useState(false);
  const { outcomes, endText, endId } = draft;
  const unjudged = shown.judged && foundedness === '';
  const over = endText.trim().length - TEXT_MAX;

  function confirm() {
    setTried(true);
    if (outcomes.length === 0 || unjudged || over > 0) return;
    const text = endText.trim();
    acting.act(
      {
        act: 'close',
        outcomes,
        foundedness: shown.judged ? foundedness : null,
        ...(text === '' ? {} : { text, messageId: endId }),
      },
      {
        say: t('finish.closeDone'),
        after: () => {
          change({ outcomes: [], endText: '' });
          onClose();
        },
      },
    );
  }

  return (
    <ConfirmDialog
      title={t('finish.closeTitle', { number: shown.number })}
      confirm={t('finish.closeConfirm')}
      isOpen={isOpen}
      isBusy={acting.isBusy}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{t('finish.closeText')}</p>
      <Beware shown={shown} />
      <ProblemNotice error={acting.last === 'close' ? acting.error : null} />
      <OutcomeChoice
        outcomes={outcomes}
        isMissing={tried && outcomes.length === 0}
        onChange={(chosen) => change({ outcomes: chosen })}
      />
      {shown.judged ? (
        <Judgement value={foundedness} isMissing={tried && unjudged} onChange={setFoundedness} />
      ) : null}
      <TextBox
        label={t('flow.closeText')}
        help={t('flow.closeTextHelp')}
        value={endText}
        onChange={(text) => change({ endText: text })}
        error={over > 0 ? t('case.tooLong', { count: over }) : undefined}
        rows={4}
      />
    </ConfirmDialog>
  );
}

/** What closing counts, and what it ends too. */
function Beware({ shown }: Pick<EndingProps, 'shown'>) {
  const { t } = useTranslation();
  const merged = shown.linked.filter(({ tie, state }) => tie === 'merged' && state === 'MERGED');
  return (
    <>
      {shown.natures.length === 0 && shown.handlings.length === 0 ? (
        <Notice kind="info" standing>
          {t('finish.uncoded')}
        </Notice>
      ) : null}
      {merged.length === 0 ? null : (
        <Notice kind="info" standing>
          {t('flow.closeMerged', { count: merged.length })}
        </Notice>
      )}
    </>
  );
}

interface JudgementProps {
  value: string;
  isMissing: boolean;
  onChange: (code: string) => void;
}

function Judgement({ value, isMissing, onChange }: JudgementProps) {
  const { t } = useTranslation();
  const { codes, label } = useCodeLabels();
  return (
    <RadioChoice
      label={t('flow.foundedness')}
      options={codes('foundedness').map(({ code }) => ({
        value: code,
        label: label('foundedness', code),
      }))}
      value={value}
      onChange={onChange}
      error={isMissing ? t('flow.foundednessMissing') : undefined}
    />
  );
}
