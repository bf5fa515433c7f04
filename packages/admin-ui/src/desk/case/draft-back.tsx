import { useContext, useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useKeptFocus } from '../../parts/use-kept-focus.ts';
import { DraftsContext, useDraft } from './use-draft.ts';

/** Says that what was typed came back after the page was loaded anew, and lets it be thrown away. */
export function DraftBack({ caseId }: { caseId: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const drafts = useContext(DraftsContext);
  const [draft] = useDraft(caseId);
  const [asking, setAsking] = useState(false);
  const [said, setSaid] = useState<string>();
  const place = useRef<HTMLDivElement>(null);
  useKeptFocus(place, said);

  function discard() {
    setAsking(false);
    drafts.discard(caseId);
    setSaid(t('draftBack.discarded'));
  }

  return (
    <div ref={place} tabIndex={-1}>
      {draft.backFrom === null ? null : (
        <Notice kind="info">
          <p>
            {t('draftBack.said', { moment: format.moment(new Date(draft.backFrom).toISOString()) })}
          </p>
          <Button className="button" data-kind="quiet" onPress={() => setAsking(true)}>
            {t('draftBack.discard')}…
          </Button>
        </Notice>
      )}
      {said === undefined || draft.backFrom !== null ? null : <Notice kind="good">{said}</Notice>}
      <ConfirmDialog
        title={t('draftBack.title')}
        confirm={t('draftBack.discard')}
        isOpen={asking}
        isBusy={false}
        onConfirm={discard}
        onClose={() => setAsking(false)}
      >
        <p>{t('draftBack.text')}</p>
      </ConfirmDialog>
    </div>
  );
}
