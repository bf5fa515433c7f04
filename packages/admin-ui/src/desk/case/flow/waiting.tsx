import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/cases.ts';
import { dayFromNow } from '../../../format/day-from-now.ts';
import { useNow } from '../../../format/node-clock.ts';
import { useFormat } from '../../../format/use-format.ts';
import { BusyButton } from '../../../parts/busy-button.tsx';
import type { Acting } from '../use-act.ts';

/** For whom the case waits and until when, and the way to go on. */
export function Waiting({ shown, acting }: { shown: CaseDetail; acting: Acting }) {
  const { t } = useTranslation();
  const now = useNow();
  const format = useFormat();
  const { waitingUntil: until } = shown;
  const who = shown.journal.findLast(({ act }) => act === 'wait')?.note ?? '';
  if (until === null && !shown.moves.includes('go-on')) return null;
  return (
    <div className="flow-waiting">
      {until === null ? null : (
        <>
          <h3>{t('flow.waiting')}</h3>
          <p className="timeline-note">{t('flow.waitingFor', { who })}</p>
          <p>{t('flow.waitingUntil', { date: format.date(until) })}</p>
          {until < dayFromNow({}, now) ? <p>{t('flow.waitingOver')}</p> : null}
        </>
      )}
      {shown.moves.includes('go-on') ? (
        <BusyButton
          isBusy={acting.isBusy}
          onPress={() => acting.act({ act: 'go-on' }, { say: t('flow.goOnDone') })}
        >
          {t('flow.goOn')}
        </BusyButton>
      ) : null}
    </div>
  );
}
