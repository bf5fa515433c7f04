import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../api/cases.ts';
import { BusyButton } from '../../parts/busy-button.tsx';
import { Check } from '../../parts/check.tsx';
import { goToFirstMistake } from '../../parts/first-mistake.ts';
import { TextBox } from '../../parts/text-box.tsx';
import { TemplateChooser } from './letters/template-chooser.tsx';
import type { Acting } from './use-act.ts';
import { useDraft } from './use-draft.ts';
import { useTextError } from './use-text-error.ts';

/** The answer to the reporter; what is typed stays until it is sent. */
export function ReplyBox({ shown, acting }: { shown: CaseDetail; acting: Acting }) {
  const { t } = useTranslation();
  const [draft, change] = useDraft(shown.id);
  const [tried, setTried] = useState(false);
  const error = useTextError(t('case.replyEmpty'))(draft.reply);

  function send(event: SubmitEvent) {
    event.preventDefault();
    setTried(error !== undefined);
    if (error !== undefined) return goToFirstMistake(event.currentTarget);
    const { reply, waiting, messageId } = draft;
    acting.act(
      { act: 'reply', text: reply.trim(), waiting, messageId },
      { say: t('case.replySent'), after: () => change({ reply: '' }) },
    );
  }

  return (
    <form className="write" onSubmit={send}>
      <TemplateChooser
        caseId={shown.id}
        audience="reporter"
        onText={(text) => {
          const before = draft.reply.trim();
          change({ reply: before === '' ? text : `${before}\n\n${text}` });
        }}
      />
      <TextBox
        label={t('case.replyLabel')}
        help={t('case.replyHelp')}
        value={draft.reply}
        onChange={(reply) => change({ reply })}
        error={tried ? error : undefined}
        rows={5}
      />
      <Check isSelected={draft.waiting} onChange={(waiting) => change({ waiting })}>
        {t('case.replyWaiting')}
      </Check>
      <BusyButton kind="main" type="submit" isBusy={acting.isBusy}>
        {t('case.replySend')}
      </BusyButton>
    </form>
  );
}
