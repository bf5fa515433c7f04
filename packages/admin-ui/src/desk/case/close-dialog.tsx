import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { TEXT_MAX } from '../../api/cases.ts';
import { useCodeLabels } from '../../parts/code-labels.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { RadioChoice } from '../../parts/radio-choice.tsx';
import { TextBox } from '../../parts/text-box.tsx';
import { codingOf } from '../coding/coding-section.tsx';
import { goToPart } from './case-parts.tsx';
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
  // what was done is part of the account: the node closes nothing without it
  const uncoded = shown.handlings.length === 0;
  const over = endText.trim().length - TEXT_MAX;

  function confirm() {
    setTried(true);
    if (uncoded || outcomes.length === 0 || unjudged || over > 0) return;
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
      {uncoded ? (
        <CodeFirst
          onGo={() => {
            change({ coding: draft.coding ?? codingOf(shown) });
            onClose();
            goToCoding();
          }}
        />
      ) : null}
      <Merged shown={shown} />
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

/** Waits until the dialog has given its focus back. */
function goToCoding(): void {
  requestAnimationFrame(() => requestAnimationFrame(() => goToPart('coding')));
}

/** What has to be done before, and the way there. */
function CodeFirst({ onGo }: { onGo: () => void }) {
  const { t } = useTranslation();
  return (
    <div data-mistake="">
      <Notice kind="warning" standing>
        <p>{t('finish.uncoded')}</p>
        <Button className="button" onPress={onGo}>
          {t('finish.toCoding')}
        </Button>
      </Notice>
    </div>
  );
}

/** What ends with this case. */
function Merged({ shown }: Pick<EndingProps, 'shown'>) {
  const { t } = useTranslation();
  const merged = shown.linked.filter(({ tie, state }) => tie === 'merged' && state === 'MERGED');
  if (merged.length === 0) return null;
  return (
    <Notice kind="info" standing>
      {t('flow.closeMerged', { count: merged.length })}
    </Notice>
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
