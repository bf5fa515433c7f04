import { useState } from 'react';
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/cases.ts';
import { type Conference, type Guest, noteShown } from '../../../api/conferences.ts';
import { Check } from '../../../parts/check.tsx';
import { useCodeLabels } from '../../../parts/code-labels.ts';
import { ConfirmDialog } from '../../../parts/confirm-dialog.tsx';
import { FieldHead } from '../../../parts/field-head.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { useForm } from '../forms/use-form.ts';
import type { CaseChange } from '../use-case-change.ts';
import { useGuestName } from './use-guest-name.ts';

interface Props {
  shown: CaseDetail;
  conference: Conference;
  guest: Guest;
  changing: CaseChange;
  onClose: () => void;
}

/** Writes down what a guest gets to see, before they see it. */
export function ShownDialog({ shown, conference, guest, changing, onClose }: Props) {
  const { t } = useTranslation();
  const { codes, label } = useCodeLabels();
  const name = useGuestName()(guest);
  const form = useForm(`${shown.id} shown ${guest.id}`, { parts: '' });
  const [tried, setTried] = useState(false);
  const parts = form.fields.parts.split(' ').filter(Boolean);

  function confirm() {
    setTried(true);
    if (parts.length === 0) return;
    const at = { id: shown.id, cid: conference.id, gid: guest.id };
    changing.change(() => noteShown(at, { id: form.id, parts }), {
      say: t('conference.said.shown', { name }),
      after: () => {
        form.forget();
        onClose();
      },
    });
  }

  return (
    <ConfirmDialog
      title={t('conference.shown.dialogTitle', { name })}
      confirm={t('conference.shown.save')}
      isOpen
      isBusy={changing.isBusy}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{t('conference.shown.explain')}</p>
      <ProblemNotice error={changing.error} />
      <CheckboxGroup
        className="choices"
        value={parts}
        onChange={(chosen) => form.set('parts', chosen.join(' '))}
        isInvalid={tried && parts.length === 0}
        validationBehavior="aria"
      >
        <FieldHead label={t('conference.shown.parts')} error={t('conference.shown.partsMissing')} />
        {codes('case_part').map(({ code }) => (
          <Check key={code} value={code}>
            {label('case_part', code)}
          </Check>
        ))}
      </CheckboxGroup>
    </ConfirmDialog>
  );
}
