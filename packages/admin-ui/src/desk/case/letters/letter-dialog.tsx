import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/cases.ts';
import { hasGap, LETTER_MAX, type LetterWanted, writeLetter } from '../../../api/letters.ts';
import { useCodeLabels } from '../../../parts/code-labels.ts';
import { ConfirmDialog } from '../../../parts/confirm-dialog.tsx';
import { Notice } from '../../../parts/notice.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { RadioChoice } from '../../../parts/radio-choice.tsx';
import { TextBox } from '../../../parts/text-box.tsx';
import { type Form, useForm } from '../forms/use-form.ts';
import type { CaseChange } from '../use-case-change.ts';
import { TemplateChooser } from './template-chooser.tsx';
import { writableTo } from './writable-to.ts';

interface Props {
  shown: CaseDetail;
  changing: CaseChange;
  onClose: () => void;
}

type Field = 'party' | 'address' | 'text';

/** A letter to somebody else: from a template, kept with the case, then printed. */
export function LetterDialog({ shown, changing, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const form = useForm<Field>(`${shown.id} letter`, { party: '', address: '', text: '' });
  // apart, as it is set together with the text
  const tongue = useForm(`${shown.id} letter language`, { language: i18n.language });
  const [tried, setTried] = useState(false);
  const { party, text, address } = form.fields;
  const errors = useErrors(form);

  function keep() {
    setTried(true);
    if (Object.values(errors).some((error) => error !== undefined)) return;
    const language = tongue.fields.language as LetterWanted['language'];
    changing.change(
      () => writeLetter(shown.id, form.id, { partyId: party, language, address, text }),
      {
        say: t('letters.kept'),
        after: () => {
          const letterId = form.id;
          form.forget();
          tongue.forget();
          onClose();
          const params = { caseId: shown.id, letterId };
          void navigate({ to: '/desk/cases/$caseId/letters/$letterId', params });
        },
      },
    );
  }

  return (
    <ConfirmDialog
      title={t('letters.dialogTitle')}
      confirm={t('letters.keep')}
      isOpen
      isBusy={changing.isBusy}
      onConfirm={keep}
      onClose={onClose}
    >
      <ProblemNotice error={changing.error} />
      <To shown={shown} form={form} error={tried ? errors.party : undefined} />
      <TextBox
        label={t('letters.address')}
        help={t('letters.addressHelp')}
        value={address}
        onChange={(value) => form.set('address', value)}
        error={tried ? errors.address : undefined}
        rows={3}
      />
      <Text
        shown={shown}
        form={form}
        error={tried ? errors.text : undefined}
        onLanguage={(language) => tongue.set('language', language)}
      />
      {hasGap(text) ? <Notice kind="info">{t('letters.gaps')}</Notice> : null}
    </ConfirmDialog>
  );
}

type PartProps = { shown: CaseDetail; form: Form<Field>; error: string | undefined };

function To({ shown, form, error }: PartProps) {
  const { t } = useTranslation();
  const { label } = useCodeLabels();
  const options = writableTo(shown.people).map(({ id, name, role, allowed }) => ({
    value: id,
    label: <bdi>{name}</bdi>,
    more: allowed === false ? t('letters.notAllowed') : label('party_role', role),
  }));
  return (
    <RadioChoice
      label={t('letters.toWhom')}
      options={options}
      value={form.fields.party}
      onChange={(value) => form.set('party', value)}
      error={error}
    />
  );
}

function Text({
  shown,
  form,
  error,
  onLanguage,
}: PartProps & { onLanguage: (language: string) => void }) {
  const { t } = useTranslation();
  const { party, text } = form.fields;
  return (
    <>
      {party === '' ? null : (
        <TemplateChooser
          key={party}
          caseId={shown.id}
          audience="other-side"
          party={party}
          onText={(filled, language) => {
            form.set('text', filled);
            onLanguage(language);
          }}
        />
      )}
      <TextBox
        label={t('letters.text')}
        help={t('letters.textHelp')}
        value={text}
        onChange={(value) => form.set('text', value)}
        error={error}
        rows={14}
      />
    </>
  );
}

function useErrors({ fields }: Form<Field>): Partial<Record<Field, string | undefined>> {
  const { t } = useTranslation();
  const { party, address, text } = fields;
  return {
    party: party === '' ? t('letters.error.party') : undefined,
    address: address.length > LETTER_MAX.address ? t('letters.error.address') : undefined,
    text:
      text.trim() === '' || text.length > LETTER_MAX.text
        ? t('letters.error.text', { max: LETTER_MAX.text })
        : undefined,
  };
}
