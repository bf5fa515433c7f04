import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Handover } from '../../api/handovers.ts';
import { useFormat } from '../../format/use-format.ts';
import { Icon } from '../../parts/icon.tsx';
import { DeliveryState } from './delivery-state.tsx';
import { HandoverSteps } from './handover-steps.tsx';
import { lookOf } from './look.ts';
import { OfferFacts } from './offer-facts.tsx';
import { PartsInWords } from './parts-list.tsx';
import { PeerWays } from './peer-ways.tsx';
import { useHandoverWords } from './use-handover-words.ts';
import type { Stepping } from './use-step.ts';

interface Props {
  handover: Handover;
  stepping: Stepping;
}

/** One handover: how it stands, what it is about, and what can be done. */
export function HandoverItem({ handover, stepping }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useHandoverWords();
  const { side, state, peer, preview, parts, changedAt } = handover;
  const { icon, tone } = lookOf(handover);
  const because = words.because(handover);
  const isOpen = state === 'offered' || state === 'accepted' || state === 'moved';
  return (
    <>
      <div className="handover-head">
        <h3>
          <bdi>{peer.name}</bdi>
        </h3>
        <span className="badge" data-tone={tone}>
          <Icon name={icon} />
          {t(`handover.badge.${side}.${state}` as 'handover.badge.sender.offered')}
        </span>
        <time className="soft" dateTime={changedAt}>
          {format.moment(changedAt)}
        </time>
      </div>
      <p>{words.state(handover)}</p>
      {because === undefined ? null : <p>{because}</p>}
      <CaseOf handover={handover} />
      <Deadline handover={handover} />
      <DeliveryState handover={handover} stepping={stepping} />
      {isOpen ? (
        <>
          <p>{t('handover.why', { reason: words.reason(handover) })}</p>
          <OfferFacts preview={preview} />
          <p className="soft">
            {t(side === 'sender' ? 'handover.goes' : 'handover.comes')}{' '}
            <PartsInWords parts={parts} />
          </p>
          <PeerWays peer={peer} />
        </>
      ) : null}
      <HandoverSteps handover={handover} stepping={stepping} />
    </>
  );
}

function CaseOf({ handover: { caseId, caseNumber, side, state } }: { handover: Handover }) {
  const { t } = useTranslation();
  if (caseId === null || caseNumber === null) return null;
  const isNew = side === 'receiver' && state === 'arrived';
  return (
    <p>
      <Link to="/desk/cases/$caseId" params={{ caseId }}>
        {t(isNew ? 'handover.toNewCase' : 'handover.toCase', { number: caseNumber })}
      </Link>
    </p>
  );
}

function Deadline({ handover: { side, state, until, received } }: { handover: Handover }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (state === 'offered') {
    const said = side === 'sender' ? 'handover.untilThem' : 'handover.untilYou';
    return <p>{t(said, { moment: format.moment(until) })}</p>;
  }
  if (state === 'accepted' && received !== null) {
    return <p>{t('handover.partsIn', { count: received })}</p>;
  }
  return null;
}
