import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/cases.ts';
import { CONFERENCE_MAX, type Conference, setConference } from '../../../api/conferences.ts';
import { localMoment, momentOf } from '../../../format/local-moment.ts';
import { useNow } from '../../../format/node-clock.ts';
import { ConfirmDialog } from '../../../parts/confirm-dialog.tsx';
import { MomentBox } from '../../../parts/moment-box.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { Segments } from '../../../parts/segments.tsx';
import { TextBox } from '../../../parts/text-box.tsx';
import { useForm } from '../forms/use-form.ts';
import type { CaseChange } from '../use-case-change.ts';

const STATES = ['planned', 'held', 'cancelled'] as const satisfies readonly Conference['state'][];

interface Props {
  shown: CaseDetail;
  /** Null: a new one. */
  conference: Conference | null;
  changing: CaseChange;
  onClose: () => void;
}

/** Plans a conference, or changes it and writes down what was said. */
export function ConferenceDialog({ shown, conference, changing, onClose }: Props) {
  const { t } = useTranslation();
  const form = useForm(`${shown.id} conference ${conference?.id ?? ''}`, initialOf(conference));
  const [tried, setTried] = useState(false);
  const { fields, set } = form;
  const state = STATES.find((known) => known === fields.state) ?? 'planned';
  const errors = useErrors(fields);

  function confirm() {
    setTried(true);
    const at = momentOf(fields.at);
    if (at === undefined || Object.values(errors).some((error) => error !== undefined)) return;
    const { question, place, notes } = fields;
    const version = conference?.version ?? null;
    const param = { id: shown.id, cid: conference?.id ?? form.id };
    const said = conference === null ? 'conference.said.planned' : 'conference.said.changed';
    const wanted = { version, state, at, question, place, notes };
    changing.change(() => setConference(param, wanted), {
      say: t(said),
      after: () => {
        form.forget();
        onClose();
      },
    });
  }

  return (
    <ConfirmDialog
      title={t(conference === null ? 'conference.dialog.plan' : 'conference.dialog.change')}
      confirm={t('conference.dialog.save')}
      isOpen
      isBusy={changing.isBusy}
      onConfirm={confirm}
      onClose={onClose}
    >
      <ProblemNotice error={changing.error} />
      <TextBox
        label={t('conference.dialog.question')}
        help={t('conference.dialog.questionHelp')}
        value={fields.question}
        onChange={(value) => set('question', value)}
        error={tried ? errors.question : undefined}
      />
      <MomentBox
        label={t('conference.dialog.at')}
        value={fields.at}
        onChange={(value) => set('at', value)}
        error={tried ? errors.at : undefined}
      />
      <TextBox
        label={t('conference.dialog.place')}
        value={fields.place}
        onChange={(value) => set('place', value)}
        error={tried ? errors.place : undefined}
      />
      {conference === null ? null : (
        <Segments
          label={t('conference.dialog.state')}
          options={STATES.map((value) => ({ value, label: t(`conference.state.${value}`) }))}
          value={state}
          onChange={(value) => set('state', value)}
        />
      )}
      <TextBox
        label={t('conference.dialog.notes')}
        help={t('conference.dialog.notesHelp')}
        value={fields.notes}
        onChange={(value) => set('notes', value)}
        error={tried ? errors.notes : undefined}
        rows={6}
      />
    </ConfirmDialog>
  );
}

interface Fields {
  question: string;
  at: string;
  place: string;
  state: string;
  notes: string;
}

function initialOf(conference: Conference | null): Fields & Record<keyof Fields, string> {
  if (conference === null) return { question: '', at: '', place: '', state: 'planned', notes: '' };
  const { question, at, place, state, notes } = conference;
  return { question, at: localMoment(new Date(at)), place, state, notes };
}

function useErrors({ question, at, place, state, notes }: Fields) {
  const { t } = useTranslation();
  const now = useNow();
  const tooLong = (text: string, max: number) =>
    text.length > max ? t('conference.dialog.tooLong', { max }) : undefined;
  const noQuestion = question.trim() === '' || question.length > CONFERENCE_MAX.question;
  const moment = momentOf(at);
  const isFuture = moment !== undefined && Date.parse(moment) > now.getTime();
  const heldLater = state === 'held' && isFuture ? t('conference.dialog.atFuture') : undefined;
  return {
    question: noQuestion
      ? t('conference.dialog.questionMissing', { max: CONFERENCE_MAX.question })
      : undefined,
    at: moment === undefined ? t('conference.dialog.atMissing') : heldLater,
    place: tooLong(place, CONFERENCE_MAX.place),
    notes: tooLong(notes, CONFERENCE_MAX.notes),
  };
}
