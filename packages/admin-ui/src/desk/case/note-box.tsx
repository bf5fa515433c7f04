import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../api/cases.ts';
import { BusyButton } from '../../parts/busy-button.tsx';
import { goToFirstMistake } from '../../parts/first-mistake.ts';
import { TextBox } from '../../parts/text-box.tsx';
import type { Acting } from './use-act.ts';
import { useDraft } from './use-draft.ts';
import { useTextError } from './use-text-error.ts';

/** A note that never leaves the team. */
export function NoteBox({ shown, acting }: { shown: CaseDetail; acting: Acting }) {
  const { t } = useTranslation();
  const [draft, change] = useDraft(shown.id);
  const [tried, setTried] = useState(false);
  const error = useTextError(t('case.noteEmpty'))(draft.note);
  if (!shown.moves.includes('note')) return null;

  function save(event: SubmitEvent) {
    event.preventDefault();
    setTried(error !== undefined);
    if (error !== undefined) return goToFirstMistake(event.currentTarget);
    acting.act(
      { act: 'note', text: draft.note.trim() },
      { say: t('case.noteSaved'), after: () => change({ note: '' }) },
    );
  }

  return (
    <section className="card" data-inside="" aria-labelledby="note">
      <h2 id="note">{t('case.noteTitle')}</h2>
      <form className="write" onSubmit={save}>
        <TextBox
          label={t('case.noteLabel')}
          help={t('case.noteHelp')}
          value={draft.note}
          onChange={(note) => change({ note })}
          error={tried ? error : undefined}
          rows={3}
        />
        <BusyButton type="submit" isBusy={acting.isBusy}>
          {t('case.noteSave')}
        </BusyButton>
      </form>
    </section>
  );
}
