import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/cases.ts';
import { useFormat } from '../../../format/use-format.ts';
import { useCodeLabels } from '../../../parts/code-labels.ts';
import { isReporters } from '../reporters-acts.ts';
import { actName } from '../timeline.tsx';
import { PaperPart, type PaperRow } from './paper-part.tsx';
import { usePieces } from './use-pieces.ts';

interface Props {
  shown: CaseDetail;
  /** Whether what workers wrote for one another goes along. */
  withNotes: boolean;
}

/** What is due, which files and other cases belong to it, what was done and how long it stays. */
export function CasePaperCourse({ shown, withNotes }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <PaperPart title={t('terms.title')} rows={useTerms({ shown, withNotes })} />
      <PaperPart title={t('files.title')} rows={useFiles(shown)} />
      <PaperPart title={t('flow.links')} rows={useLinks(shown)} />
      <PaperPart title={t('rights.title')} rows={useKeeping({ shown, withNotes })} />
      <PaperPart title={t('case.timeline')} rows={useCourse({ shown, withNotes })} />
    </>
  );
}

function useTerms({ shown: { deadlines, termChanges }, withNotes }: Props): PaperRow[] {
  const { t } = useTranslation();
  const format = useFormat();
  return deadlines.map(({ id, step, who, due, doneOn, state }) => ({
    key: id,
    head: t(`terms.step.${step}`),
    facts: [
      t(`terms.who.${who}`),
      doneOn === null
        ? t('terms.due', { date: format.date(due) })
        : t('terms.done', { date: format.date(doneOn) }),
      state === 'late' || state === 'passed' || state === 'paused'
        ? t(`terms.light.${state}`)
        : null,
    ],
    words: withNotes ? termChanges.filter(({ term }) => term === id).map(({ note }) => note) : [],
  }));
}

function useFiles({ attachments }: CaseDetail): PaperRow[] {
  const { t } = useTranslation();
  const pieces = usePieces();
  const format = useFormat();
  return attachments.map(({ id, name, by, at, bytes }) => ({
    key: id,
    head: pieces([name]),
    facts: [pieces([by ?? t('case.reporter'), format.moment(at), format.size(bytes)])],
  }));
}

function useLinks({ linked, campaign }: CaseDetail): PaperRow[] {
  const { t } = useTranslation();
  const pieces = usePieces();
  const { label } = useCodeLabels();
  const links = linked.map(({ id, number, state, tie, because }) => ({
    key: id,
    head: pieces([t(`flow.tie.${tie}`), t('case.title', { number })], ': '),
    facts: [label('status', state), because && t(`flow.because.${because}`)],
  }));
  if (campaign === null) return links;
  return [...links, { key: campaign.id, head: t('flow.campaignIn', { name: campaign.name }) }];
}

function useKeeping({ shown: { retention, hold, erasure }, withNotes }: Props): PaperRow[] {
  const { t } = useTranslation();
  const pieces = usePieces();
  const { label } = useCodeLabels();
  const format = useFormat();
  const { class: code, deleteAfter } = retention;
  const until = deleteAfter === null ? t('rights.notRunning') : format.date(deleteAfter);
  const rows: PaperRow[] = [
    {
      key: 'class',
      head: label('retention_class', code),
      facts: [pieces([t('rights.deleteAfter'), until], ': ')],
    },
  ];
  if (hold !== null) {
    const by = t('rights.heldBy', { name: hold.owner, date: format.date(hold.reviewOn) });
    const words = [withNotes ? hold.reason : null];
    rows.push({ key: 'hold', head: t('rights.held'), facts: [by], words });
  }
  if (erasure !== null) {
    const { askedAt, dueAt } = erasure;
    const asked = { asked: format.date(askedAt), due: format.date(dueAt) };
    const facts = [t('rights.erasureAsked', asked)];
    rows.push({ key: 'erasure', head: t('rights.erasure'), facts });
  }
  return rows;
}

function useCourse({ shown: { journal }, withNotes }: Props): PaperRow[] {
  const { t } = useTranslation();
  const pieces = usePieces();
  const { label } = useCodeLabels();
  const format = useFormat();
  return journal
    .filter(({ act }) => act !== 'open')
    .map((entry) => {
      const { id, at, name, act, note, fromState: from, toState: to } = entry;
      const who = name ?? (isReporters(act) ? t('case.theReporter') : t('case.someone'));
      const moved = from !== null && to !== null && from !== to;
      return {
        key: String(id),
        head: pieces([format.moment(at), t(`act.${actName(entry)}`), who]),
        facts: [
          moved ? t('case.moved', { from: label('status', from), to: label('status', to) }) : null,
        ],
        words: [withNotes ? note : null],
      };
    });
}
