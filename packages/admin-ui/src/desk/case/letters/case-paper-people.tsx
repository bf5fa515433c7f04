import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/cases.ts';
import { useFormat } from '../../../format/use-format.ts';
import { useCodeLabels } from '../../../parts/code-labels.ts';
import { useGuestName } from '../conference/use-guest-name.ts';
import { PaperPart, type PaperRow } from './paper-part.tsx';
import { usePieces } from './use-pieces.ts';

interface Props {
  shown: CaseDetail;
  /** Whether what workers wrote for one another goes along. */
  withNotes: boolean;
}

/** Who is involved, who was spoken with, what the reporter agreed to, and who saw what. */
export function CasePaperPeople({ shown, withNotes }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <PaperPart title={t('people.title')} rows={usePeople({ shown, withNotes })} />
      <PaperPart title={t('people.contact.title')} rows={useContacts({ shown, withNotes })} />
      <PaperPart title={t('people.hearing.title')} rows={useHearing({ shown, withNotes })} />
      <PaperPart title={t('consents.title')} rows={useConsents(shown)} />
      <PaperPart title={t('conference.title')} rows={useConferences({ shown, withNotes })} />
    </>
  );
}

function usePeople({ shown, withNotes }: Props): PaperRow[] {
  const { t } = useTranslation();
  const pieces = usePieces();
  const { label } = useCodeLabels();
  return shown.people.map(({ id, role, name, reach, note, mediation, mediationManner }) => ({
    key: id,
    head: pieces([label('party_role', role), name], ': '),
    facts: [
      reach === '' ? null : pieces([t('people.reach'), reach], ' '),
      mediation && t(`people.mediation.state.${mediation}`),
      withNotes && mediationManner
        ? pieces([t('people.mediation.heard'), mediationManner], ' ')
        : null,
    ],
    words: [withNotes ? note : null],
  }));
}

function useContacts({ shown, withNotes }: Props): PaperRow[] {
  const { t } = useTranslation();
  const pieces = usePieces();
  const { label } = useCodeLabels();
  const format = useFormat();
  return shown.contacts.map((contact) => {
    const { id, partyId, channel, at, by, direction, reached, told, heard, struckAt } = contact;
    const name = shown.people.find((one) => one.id === partyId)?.name ?? t('people.reporter');
    const marks = [
      reached ? null : t('people.contact.notReached'),
      told ? t('people.contact.told') : null,
      heard ? t('people.contact.heard') : null,
    ];
    const struck = struckAt && { name: contact.struckBy ?? '', moment: format.moment(struckAt) };
    return {
      key: id,
      head: pieces([name, label('channel', channel), format.moment(at)]),
      facts: [
        pieces([t(`people.contact.direction.${direction}`), by, ...marks]),
        struck ? t('people.contact.struck', struck) : null,
      ],
      words: [withNotes ? contact.note : null],
    };
  });
}

function useHearing({ shown: { hearing }, withNotes }: Props): PaperRow[] {
  const { t } = useTranslation();
  const { label } = useCodeLabels();
  const format = useFormat();
  const { heard, notHeard } = hearing;
  if (notHeard === null) {
    return heard ? [{ key: 'heard', head: t('people.hearing.done') }] : [];
  }
  const { reason, why, by, at } = notHeard;
  const head = t('people.hearing.notHeard', { reason: label('not_heard_reason', reason) });
  const noted = t('people.hearing.by', { name: by ?? '', moment: format.moment(at) });
  return [{ key: at, head, facts: [noted], words: [withNotes ? why : null] }];
}

function useConsents({ consents }: CaseDetail): PaperRow[] {
  const { t } = useTranslation();
  const pieces = usePieces();
  const { label } = useCodeLabels();
  const format = useFormat();
  return consents.map(({ id, purpose, party, state, askedBy, at, manner, ...ended }) => {
    const moment = format.moment(at);
    const first =
      askedBy === null
        ? t('consents.ownAccord', { moment })
        : t('consents.by', { name: askedBy, moment });
    const { decidedAt, withdrawnAt } = ended;
    return {
      key: id,
      head: pieces([label('consent_purpose', purpose), party], ': '),
      facts: [
        pieces([t(`consents.state.${state}`), first], ': '),
        decidedAt && t('consents.decided', { moment: format.moment(decidedAt) }),
        withdrawnAt && t('consents.ended', { moment: format.moment(withdrawnAt) }),
        manner ? pieces([t('consents.heard'), manner], ' ') : null,
      ],
    };
  });
}

function useConferences({ shown, withNotes }: Props): PaperRow[] {
  const { t } = useTranslation();
  const pieces = usePieces();
  const { label } = useCodeLabels();
  const format = useFormat();
  const guestName = useGuestName();
  return shown.conferences.map(({ id, at, state, question, place, notes, guests }) => ({
    key: id,
    head: pieces([format.moment(at), t(`conference.state.${state}`)]),
    facts: [
      withNotes ? pieces([question]) : null,
      place === '' ? null : pieces([t('conference.place'), place], ' '),
      ...guests.map((guest) => {
        const parts = new Set(guest.shown.flatMap((showing) => showing.parts));
        const seen = [...parts].map((part) => label('case_part', part)).join(', ');
        const saw =
          seen === '' ? t('conference.shown.nothing') : t('conference.shown.line', { parts: seen });
        return pieces([guestName(guest), saw], ': ');
      }),
    ],
    words: [withNotes ? notes : null],
  }));
}
