import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/cases.ts';
import {
  CONFERENCE_MAX,
  type Conference,
  type GuestWanted,
  inviteGuest,
} from '../../../api/conferences.ts';
import { colleaguesQuery } from '../../../api/flow.ts';
import { ConfirmDialog } from '../../../parts/confirm-dialog.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { RadioChoice } from '../../../parts/radio-choice.tsx';
import { TextBox } from '../../../parts/text-box.tsx';
import { type Form, useForm } from '../forms/use-form.ts';
import { AgencyBox } from '../people/agency-box.tsx';
import type { CaseChange } from '../use-case-change.ts';
import { guestOf, KINDS, knownNames } from './guest-form.ts';
import { useGuestName } from './use-guest-name.ts';

interface Props {
  shown: CaseDetail;
  conference: Conference;
  changing: CaseChange;
  onClose: () => void;
}

/** Invites somebody; who comes from outside needs the reporter's consent, which the node checks. */
export function GuestDialog({ shown, conference, changing, onClose }: Props) {
  const { t } = useTranslation();
  const { data: colleagues = [] } = useQuery(colleaguesQuery);
  const nameOf = useGuestName();
  const initial = { kind: '', accountId: '', name: '' };
  const form = useForm(`${shown.id} guest ${conference.id}`, initial);
  const [tried, setTried] = useState(false);
  const wanted = guestOf(form.fields);

  function calledOf({ kind, name, accountId }: GuestWanted): string {
    return nameOf({ kind, name: colleagues.find(({ id }) => id === accountId)?.name ?? name });
  }

  function confirm() {
    setTried(true);
    if (wanted === undefined) return;
    const at = { id: shown.id, cid: conference.id, gid: form.id };
    changing.change(() => inviteGuest(at, wanted), {
      say: t('conference.said.invited', { name: calledOf(wanted) }),
      after: () => {
        form.forget();
        onClose();
      },
    });
  }

  return (
    <ConfirmDialog
      title={t('conference.guests.dialogTitle')}
      confirm={t('conference.guests.save')}
      isOpen
      isBusy={changing.isBusy}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{t('conference.guests.explain')}</p>
      <ProblemNotice error={changing.error} />
      <RadioChoice
        label={t('conference.guests.kindLabel')}
        options={KINDS.map((value) => ({ value, label: t(`conference.guests.kind.${value}`) }))}
        value={form.fields.kind}
        onChange={(value) => form.set('kind', value)}
        error={tried && form.fields.kind === '' ? t('conference.guests.kindMissing') : undefined}
      />
      {form.fields.kind === 'colleague' ? (
        <RadioChoice
          label={t('conference.guests.colleague')}
          options={colleagues.map(({ id, name }) => ({ value: id, label: <bdi>{name}</bdi> }))}
          value={form.fields.accountId}
          onChange={(value) => form.set('accountId', value)}
          error={tried && !wanted ? t('conference.guests.colleagueMissing') : undefined}
        />
      ) : (
        <Name shown={shown} form={form} isWrong={tried && !wanted} />
      )}
    </ConfirmDialog>
  );
}

interface NameProps {
  shown: CaseDetail;
  form: Form<'kind' | 'accountId' | 'name'>;
  isWrong: boolean;
}

/** A name, or one that is with the case already: a consent holds for a name as it was written. */
function Name({ shown, form, isWrong }: NameProps) {
  const { t } = useTranslation();
  const { kind, name } = form.fields;
  if (kind === '' || kind === 'reporter') return null;
  const known = knownNames(shown, kind);
  const field = {
    label: t('conference.guests.name'),
    value: name,
    onChange: (value: string) => form.set('name', value),
    error: isWrong ? t('conference.guests.nameMissing', { max: CONFERENCE_MAX.name }) : undefined,
  };
  return (
    <>
      {kind === 'agency' ? (
        <AgencyBox of="agency" help={t('people.agencyHelp')} {...field} />
      ) : (
        <TextBox {...field} />
      )}
      {known.length === 0 ? null : (
        <div className="stack">
          <p className="field-help">{t('conference.guests.known')}</p>
          <div className="buttons">
            {known.map((one) => (
              <Button key={one} className="button" onPress={() => form.set('name', one)}>
                <bdi>{one}</bdi>
              </Button>
            ))}
          </div>
        </div>
      )}
    </>
  );
}
