import { useTranslation } from 'react-i18next';
import { type Consultation, sayAgain } from '../../api/consultations.ts';
import { BusyButton } from '../../parts/busy-button.tsx';
import { Notice } from '../../parts/notice.tsx';
import type { ListChange } from '../lines/use-list-change.ts';
import { useReason } from '../peers/use-reason.ts';

interface Props {
  consultation: Consultation;
  changing: ListChange<Consultation>;
}

/** Whether what we said last has arrived, and if not: why, and sending it again. */
export function Delivery({ consultation, changing }: Props) {
  const { t } = useTranslation();
  const { id, delivery, refusal, peer } = consultation;
  const { name } = peer;
  const inWords = useReason(name);
  const why = refusal === null ? null : <p>{t('peers.why', { reason: inWords(refusal) })}</p>;
  if (delivery === 'dead') {
    return (
      <Notice kind="problem" standing>
        <p>{t('consultations.notDelivered', { name })}</p>
        {why}
        <BusyButton
          isBusy={changing.isBusy}
          aria-label={t('peers.againOf', { what: name })}
          onPress={() => changing.change(() => sayAgain(id), { say: t('peers.againDone') })}
        >
          {t('peers.again')}
        </BusyButton>
      </Notice>
    );
  }
  if (delivery !== 'waiting' || refusal === null) return null;
  return (
    <Notice kind="info" standing>
      <p>{t('consultations.tried', { name })}</p>
      {why}
    </Notice>
  );
}
