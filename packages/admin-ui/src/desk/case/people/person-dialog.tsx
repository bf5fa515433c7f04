import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/cases.ts';
import { PERSON_MAX, type Person, setPerson } from '../../../api/people.ts';
import { useCodeLabels } from '../../../parts/code-labels.ts';
import { ConfirmDialog } from '../../../parts/confirm-dialog.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { RadioChoice } from '../../../parts/radio-choice.tsx';
import { TextBox } from '../../../parts/text-box.tsx';
import { useForm } from '../forms/use-form.ts';
import type { CaseChange } from '../use-case-change.ts';
import { AgencyBox } from './agency-box.tsx';

interface Props {
  shown: CaseDetail;
  /** Null: somebody new. */
  person: Person | null;
  changing: CaseChange;
  onClose: () => void;
}

/** Notes who is involved, or changes it. */
export function PersonDialog({ shown, person, changing, onClose }: Props) {
  const { t } = useTranslation();
  const { codes, label } = useCodeLabels();
  const { role = '', name = '', reach = '', note = '' } = person ?? {};
  const form = useForm(`${shown.id} person ${person?.id ?? ''}`, { role, name, reach, note });
  const [tried, setTried] = useState(false);
  const { fields, set } = form;
  const errors = useErrors(fields);
  const said = person === null ? 'people.said.added' : 'people.said.changed';

  function confirm() {
    setTried(true);
    if (Object.values(errors).some((error) => error !== undefined)) return;
    const wanted = { ...fields, version: person?.version ?? null };
    const { role: asRole, name: named, reach: by, note: about, version } = wanted;
    const body = { role: asRole, name: named, reach: by, note: about, version };
    changing.change(() => setPerson(shown.id, person?.id ?? form.id, body), {
      say: t(said, { name: named.trim() }),
      after: () => {
        form.forget();
        onClose();
      },
    });
  }

  return (
    <ConfirmDialog
      title={person === null ? t('people.dialog.add') : t('people.dialog.change', { name })}
      confirm={t('people.dialog.save')}
      isOpen
      isBusy={changing.isBusy}
      onConfirm={confirm}
      onClose={onClose}
    >
      <ProblemNotice error={changing.error} />
      <RadioChoice
        label={t('people.dialog.role')}
        options={codes('party_role').map(({ code }) => ({
          value: code,
          label: label('party_role', code),
        }))}
        value={fields.role}
        onChange={(value) => set('role', value)}
        error={tried ? errors.role : undefined}
      />
      <Name role={fields.role} name={fields.name} onName={(value) => set('name', value)}>
        {tried ? errors.name : undefined}
      </Name>
      <TextBox
        label={t('people.dialog.reach')}
        help={t('people.dialog.reachHelp')}
        value={fields.reach}
        onChange={(value) => set('reach', value)}
        error={tried ? errors.reach : undefined}
      />
      <TextBox
        label={t('people.dialog.note')}
        help={t('people.dialog.noteHelp')}
        value={fields.note}
        onChange={(value) => set('note', value)}
        error={tried ? errors.note : undefined}
        rows={3}
      />
    </ConfirmDialog>
  );
}

interface NameProps {
  role: string;
  name: string;
  onName: (name: string) => void;
  children: string | undefined;
}

function Name({ role, name, onName, children: error }: NameProps) {
  const { t } = useTranslation();
  const field = { label: t('people.dialog.name'), value: name, onChange: onName, error };
  return role === 'AGENCY' ? (
    <AgencyBox of="agency" help={t('people.agencyHelp')} {...field} />
  ) : (
    <TextBox help={t('people.dialog.nameHelp')} {...field} />
  );
}

function useErrors(fields: { role: string; name: string; reach: string; note: string }) {
  const { t } = useTranslation();
  const tooLong = (text: string, max: number) =>
    text.length > max ? t('people.dialog.tooLong', { max }) : undefined;
  const nameless = fields.name.trim() === '' || fields.name.length > PERSON_MAX.name;
  return {
    role: fields.role === '' ? t('people.dialog.roleMissing') : undefined,
    name: nameless ? t('people.dialog.nameMissing', { max: PERSON_MAX.name }) : undefined,
    reach: tooLong(fields.reach, PERSON_MAX.reach),
    note: tooLong(fields.note, PERSON_MAX.note),
  };
}
