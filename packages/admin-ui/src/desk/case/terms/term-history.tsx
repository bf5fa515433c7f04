import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/cases.ts';
import type { CaseTerm, StandstillReason } from '../../../api/handling.ts';
import { noteTerm, type TermChange, takeBackTerm } from '../../../api/terms.ts';
import { useNow } from '../../../format/node-clock.ts';
import { townDay } from '../../../format/town-day.ts';
import { useFormat } from '../../../format/use-format.ts';
import { BusyButton } from '../../../parts/busy-button.tsx';
import type { CaseChange } from '../use-case-change.ts';

interface Props {
  shown: CaseDetail;
  term: CaseTerm;
  changing: CaseChange;
}

/** What happened to a term, the first one first; what was a mistake is taken back here. */
export function TermHistory({ shown, term, changing }: Props) {
  const own = shown.termChanges.filter((change) => change.term === term.id);
  if (own.length === 0) return null;
  return (
    <ul className="term-history">
      {own.map((change) => (
        <HistoryItem key={change.id} caseId={shown.id} change={change} changing={changing} />
      ))}
    </ul>
  );
}

interface ItemProps {
  caseId: string;
  change: TermChange;
  changing: CaseChange;
}

function HistoryItem({ caseId, change, changing }: ItemProps) {
  const { t } = useTranslation();
  const at = { id: caseId, tid: change.id };
  const takeBack = () =>
    changing.change(() => takeBackTerm(at), { say: t('terms.history.takenBack') });
  return (
    <li>
      <p>
        <InWords change={change} />
        {change.by === null ? null : <span className="soft"> · {change.by}</span>}
      </p>
      {change.note === null ? null : <p className="term-note">{change.note}</p>}
      <div className="buttons">
        <EndPause caseId={caseId} change={change} changing={changing} />
        {change.kind === 'extension' ? null : (
          <BusyButton kind="quiet" isBusy={changing.isBusy} onPress={takeBack}>
            {t('terms.history.takeBack')}
          </BusyButton>
        )}
      </div>
    </li>
  );
}

/** A pause without an end ends today, or yesterday where the term runs again today. */
function EndPause({ caseId, change, changing }: ItemProps) {
  const { t } = useTranslation();
  const now = useNow();
  const { kind, until, term, from, reason } = change;
  if (kind !== 'pause' || until !== null || reason === null) return null;
  const news = { kind, term, from, reason, until: townDay(now), note: null };
  const end = () =>
    changing.change(() => noteTerm({ id: caseId, tid: change.id }, news), {
      say: t('terms.history.pauseEnded'),
    });
  return (
    <BusyButton isBusy={changing.isBusy} onPress={end}>
      {t('terms.history.endPause')}
    </BusyButton>
  );
}

function InWords({ change: { kind, from, until, basis, reason } }: { change: TermChange }) {
  const { t } = useTranslation();
  const format = useFormat();
  const date = format.date(until ?? from);
  switch (kind) {
    case 'done':
      return t('terms.history.done', { date });
    case 'stated':
      return t('terms.history.stated', { date });
    case 'extension':
      return basis === 'law'
        ? t('terms.history.law', { date })
        : t('terms.history.consent', { date });
    case 'pause': {
      const why = reason === null ? '' : t(`terms.reason.${reason as StandstillReason}`);
      const since = format.date(from);
      return until === null
        ? t('terms.history.pauseOpen', { from: since, why })
        : t('terms.history.pause', { from: since, until: date, why });
    }
  }
}
