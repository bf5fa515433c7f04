import { useTranslation } from 'react-i18next';
import type { Handover } from '../../../api/handovers.ts';
import { useFormat } from '../../../format/use-format.ts';
import { Notice } from '../../../parts/notice.tsx';
import { DeliveryState } from '../../handover/delivery-state.tsx';
import { HandoverSteps } from '../../handover/handover-steps.tsx';
import { PeerWays } from '../../handover/peer-ways.tsx';
import type { Stepping } from '../../handover/use-step.ts';
import { ChangeNews } from '../change-news.tsx';
import '../../handover/handover.css';

interface Props {
  /** The handover that goes on, if there is one. */
  handover: Handover | undefined;
  stepping: Stepping;
}

/** A case that is offered: why nothing can be changed, until when, and the way back. */
export function Frozen({ handover, stepping }: Props) {
  const isOffered = handover?.side === 'sender' && handover.state === 'offered';
  return (
    <div className="stack" id="frozen">
      <ChangeNews changing={stepping} />
      {isOffered ? <Offered handover={handover} stepping={stepping} /> : null}
    </div>
  );
}

function Offered({ handover, stepping }: { handover: Handover; stepping: Stepping }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { peer, until } = handover;
  return (
    <section className="card" aria-labelledby="frozen-heading">
      <h2 id="frozen-heading">{t('handover.frozen', { name: peer.name })}</h2>
      <Notice kind="info" standing>
        <p>{t('handover.frozenWhy', { name: peer.name })}</p>
        <p>{t('handover.untilThem', { moment: format.moment(until) })}</p>
        <p>{t('handover.frozenTalk')}</p>
      </Notice>
      <DeliveryState handover={handover} stepping={stepping} />
      <PeerWays peer={peer} />
      <HandoverSteps handover={handover} stepping={stepping} />
    </section>
  );
}
