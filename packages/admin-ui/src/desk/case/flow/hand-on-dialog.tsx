import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Check } from '../../../parts/check.tsx';
import { ConfirmDialog } from '../../../parts/confirm-dialog.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { TextBox } from '../../../parts/text-box.tsx';
import type { EndingProps } from '../ending.ts';
import { useDraft } from '../use-draft.ts';
import { useTextError } from '../use-text-error.ts';
import { ColleagueChoice, useColleagueName, useNobodyElse } from './colleague-choice.tsx';

/** Handing on needs a colleague and a note for them; the reporter reads the new name. */
export function HandOnDialog({ shown, acting, isOpen, onClose }: EndingProps) {
  const { t } = useTranslation();
  const [draft, change] = useDraft(shown.id);
  const [stay, setStay] = useState(false);
  const [tried, setTried] = useState(false);
  const nameOf = useColleagueName();
  const error = useTextError(t('flow.handOnNoteMissing'))(draft.handOnNote);
  const noOne = draft.handOnTo === '';
  const without = shown.ownerId === null ? [] : [shown.ownerId];
  const isNobody = useNobodyElse(without);

  function confirm() {
    setTried(true);
    if (noOne || error !== undefined) return;
    const { handOnTo: to, handOnNote } = draft;
    acting.act(
      { act: 'hand-on', to, note: handOnNote.trim(), stay: stay && shown.mine },
      {
        say: t('flow.handOnDone', { name: nameOf(to) }),
        after: () => {
          change({ handOnTo: '', handOnNote: '' });
          onClose();
        },
      },
    );
  }

  return (
    <ConfirmDialog
      title={t('flow.handOnTitle', { number: shown.number })}
      confirm={t('flow.handOnConfirm')}
      isOpen={isOpen}
      isBusy={acting.isBusy}
      isImpossible={isNobody}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{shown.ownerName === null ? t('flow.assignText') : t('flow.handOnText')}</p>
      <ProblemNotice error={acting.last === 'hand-on' ? acting.error : null} />
      <ColleagueChoice
        without={without}
        value={draft.handOnTo}
        isMissing={tried && noOne}
        onChange={(handOnTo) => change({ handOnTo })}
      />
      <TextBox
        label={t('flow.handOnNote')}
        value={draft.handOnNote}
        onChange={(handOnNote) => change({ handOnNote })}
        error={tried ? error : undefined}
        rows={4}
      />
      {shown.mine ? (
        <Check isSelected={stay} onChange={setStay}>
          {t('flow.handOnStay')}
        </Check>
      ) : null}
    </ConfirmDialog>
  );
}
