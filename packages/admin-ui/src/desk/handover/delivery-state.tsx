import { useTranslation } from 'react-i18next';
import { type Handover, stepHandover } from '../../api/handovers.ts';
import { BusyButton } from '../../parts/busy-button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useReason } from '../peers/use-reason.ts';
import type { Stepping } from './use-step.ts';

/** What of it still has to reach the other point, and what did not. */
export function DeliveryState({ handover, stepping }: { handover: Handover; stepping: Stepping }) {
  const { t } = useTranslation();
  const { delivery, peer, id } = handover;
  const inWords = useReason(peer.name);
  const { waiting, failed, lastRefusal } = delivery;
  if (waiting === 0 && failed === 0) return null;
  return (
    <Notice kind={failed === 0 ? 'info' : 'warning'} standing>
      {failed === 0 ? null : <p>{t('handover.failed', { count: failed, name: peer.name })}</p>}
      {waiting === 0 ? null : <p>{t('handover.waits', { count: waiting, name: peer.name })}</p>}
      {lastRefusal === null ? null : <p>{t('peers.why', { reason: inWords(lastRefusal) })}</p>}
      {failed === 0 ? null : (
        <BusyButton
          isBusy={stepping.isBusy}
          aria-label={t('handover.remindNamed', { name: peer.name })}
          onPress={() =>
            stepping.step(() => stepHandover(id, 'remind'), { say: t('handover.remindDone') })
          }
        >
          {t('handover.remind')}
        </BusyButton>
      )}
    </Notice>
  );
}
