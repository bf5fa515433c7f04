import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/cases.ts';
import { CONTACT_CHANNELS, CONTACT_NOTE_MAX, noteContact } from '../../../api/people.ts';
import { localMoment, momentOf } from '../../../format/local-moment.ts';
import { useNow } from '../../../format/node-clock.ts';
import { Check } from '../../../parts/check.tsx';
import { useCodeLabels } from '../../../parts/code-labels.ts';
import { ConfirmDialog } from '../../../parts/confirm-dialog.tsx';
import { MomentBox } from '../../../parts/moment-box.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { RadioChoice } from '../../../parts/radio-choice.tsx';
import { Segments } from '../../../parts/segments.tsx';
import { TextBox } from '../../../parts/text-box.tsx';
import { type Form, useForm } from '../forms/use-form.ts';
import type { CaseChange } from '../use-case-change.ts';
import { type ContactField, contactOf, REPORTER, ticksFor, YES } from './contact-form.ts';

interface Props {
  shown: CaseDetail;
  changing: CaseChange;
  onClose: () => void;
}

/** Notes that somebody was spoken with or written to. */
export function ContactDialog({ shown, changing, onClose }: Props) {
  const { t } = useTranslation();
  const now = useNow();
  const [opened] = useState(() => localMoment(now));
  const how = { channel: 'PHONE', direction: 'out', reached: YES, told: '', heard: '' };
  const form = useForm(`${shown.id} contact`, { who: '', ...how, at: opened, note: '' });
  const [tried, setTried] = useState(false);
  const wanted = contactOf(form.id, form.fields, shown.people);
  const errors = useErrors(form, wanted?.heard === true);

  function confirm() {
    setTried(true);
    const isWrong = Object.values(errors).some((error) => error !== undefined);
    if (wanted === undefined || isWrong) return;
    changing.change(() => noteContact(shown.id, wanted), {
      say: t('people.said.contact'),
      after: () => {
        form.forget();
        onClose();
      },
    });
  }

  return (
    <ConfirmDialog
      title={t('people.contact.dialogTitle')}
      confirm={t('people.contact.save')}
      isOpen
      isBusy={changing.isBusy}
      onConfirm={confirm}
      onClose={onClose}
    >
      <ProblemNotice error={changing.error} />
      <Who shown={shown} form={form} error={tried ? errors.who : undefined} />
      <How form={form} />
      <MomentBox
        label={t('people.contact.at')}
        value={form.fields.at}
        onChange={(value) => form.set('at', value)}
        error={tried ? errors.at : undefined}
      />
      <Ticks shown={shown} form={form} />
      <TextBox
        label={t('people.contact.note')}
        help={t('people.contact.noteHelp')}
        value={form.fields.note}
        onChange={(value) => form.set('note', value)}
        error={tried ? errors.note : undefined}
        rows={5}
      />
    </ConfirmDialog>
  );
}

type FormProps = { form: Form<ContactField> };

function Who({ shown, form, error }: FormProps & { shown: CaseDetail; error: string | undefined }) {
  const { t } = useTranslation();
  const { label } = useCodeLabels();
  const people = shown.people.map(({ id, name, role }) => ({
    value: id,
    label: <bdi>{name}</bdi>,
    more: label('party_role', role),
  }));
  return (
    <RadioChoice
      label={t('people.contact.who')}
      options={[{ value: REPORTER, label: t('people.reporter') }, ...people]}
      value={form.fields.who}
      onChange={(value) => form.set('who', value)}
      error={error}
    />
  );
}

function How({ form }: FormProps) {
  const { t } = useTranslation();
  const { label } = useCodeLabels();
  const options = (['out', 'in'] as const).map((value) => {
    return { value, label: t(`people.contact.direction.${value}`) };
  });
  return (
    <>
      <RadioChoice
        label={t('people.contact.channel')}
        options={CONTACT_CHANNELS.map((code) => ({ value: code, label: label('channel', code) }))}
        value={form.fields.channel}
        onChange={(value) => form.set('channel', value)}
      />
      <Segments
        label={t('people.contact.directionLabel')}
        options={options}
        value={form.fields.direction === 'in' ? 'in' : 'out'}
        onChange={(value) => form.set('direction', value)}
      />
    </>
  );
}

function Ticks({ shown, form }: FormProps & { shown: CaseDetail }) {
  const { t } = useTranslation();
  const person = shown.people.find(({ id }) => id === form.fields.who);
  const ticks = ticksFor(person?.role);
  const isReached = form.fields.reached === YES;
  const tick = (field: 'reached' | 'told' | 'heard') => (
    <Check
      isSelected={form.fields[field] === YES}
      onChange={(isOn) => form.set(field, isOn ? YES : '')}
    >
      {t(`people.contact.${field}Check`)}
    </Check>
  );
  const goesThere = person?.role === 'OTHER_SIDE' && form.fields.direction === 'out';
  const tells = ticks.told && isReached && form.fields.told === YES;
  return (
    <div className="choices">
      {tick('reached')}
      {isReached && ticks.told ? tick('told') : null}
      {isReached && ticks.heard ? tick('heard') : null}
      {person?.allowed === false && (goesThere || tells) ? (
        <p className="blocked">{t('people.contact.needsConsent')}</p>
      ) : null}
    </div>
  );
}

function useErrors({ fields }: Form<ContactField>, heard: boolean) {
  const { t } = useTranslation();
  const now = useNow();
  const at = momentOf(fields.at);
  const isLater = at === undefined || Date.parse(at) > now.getTime();
  const max = CONTACT_NOTE_MAX;
  const tooLong = fields.note.length > max ? t('people.dialog.tooLong', { max }) : undefined;
  const silent = heard && fields.note.trim() === '' ? t('people.contact.noteMissing') : undefined;
  return {
    who: fields.who === '' ? t('people.contact.whoMissing') : undefined,
    at: isLater ? t('people.contact.atWrong') : undefined,
    note: tooLong ?? silent,
  };
}
