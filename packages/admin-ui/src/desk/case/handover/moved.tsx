import { useTranslation } from 'react-i18next';
import type { Handover } from '../../../api/handovers.ts';
import { useFormat } from '../../../format/use-format.ts';
import { Notice } from '../../../parts/notice.tsx';
import { PageHeading } from '../../../parts/page-heading.tsx';
import { DeliveryState } from '../../handover/delivery-state.tsx';
import { PartsInWords } from '../../handover/parts-list.tsx';
import { PeerWays } from '../../handover/peer-ways.tsx';
import { useHandoverWords } from '../../handover/use-handover-words.ts';
import type { Stepping } from '../../handover/use-step.ts';
import { ChangeNews } from '../change-news.tsx';
import '../../handover/handover.css';

/** Whether another point has the case now, so that nobody here works on it. */
export function isAway({ side, state }: Handover): boolean {
  return side === 'sender' && (state === 'moved' || state === 'arrived');
}

interface Props {
  handover: Handover;
  stepping: Stepping;
}

/** A case that another point has now: who, since when, and how to reach them. */
export function Moved({ handover, stepping }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useHandoverWords();
  const { peer, state, since, changedAt, parts, reason, caseNumber } = handover;
  const moment = format.moment(since ?? changedAt);
  return (
    <>
      <PageHeading title={t('case.title', { number: caseNumber ?? '' })} />
      <ChangeNews changing={stepping} />
      <section className="card" aria-labelledby="moved">
        <h2 id="moved">{t('handover.movedTitle', { name: peer.name })}</h2>
        <Notice kind={state === 'arrived' ? 'good' : 'info'} standing>
          <p>
            {t(state === 'arrived' ? 'handover.movedSince' : 'handover.movedYes', {
              name: peer.name,
              moment,
            })}
          </p>
          <p>
            {state === 'arrived'
              ? t('handover.movedLeft')
              : t('handover.movedKept', { name: peer.name })}
          </p>
        </Notice>
        <DeliveryState handover={handover} stepping={stepping} />
        <h3>
          <bdi>{peer.name}</bdi>
        </h3>
        <PeerWays peer={peer} />
        <p>{t('handover.why', { reason: words.reason(reason) })}</p>
        <p className="soft">
          {t('handover.went')} <PartsInWords parts={parts} />
        </p>
        <p className="soft">{t('handover.movedReporter')}</p>
      </section>
    </>
  );
}
