import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/cases.ts';
import type { Handover } from '../../../api/handovers.ts';
import { useFormat } from '../../../format/use-format.ts';
import { Notice } from '../../../parts/notice.tsx';
import { PageHeading } from '../../../parts/page-heading.tsx';
import { DeliveryState } from '../../handover/delivery-state.tsx';
import { HandoverSteps } from '../../handover/handover-steps.tsx';
import { PartsInWords } from '../../handover/parts-list.tsx';
import { PeerWays } from '../../handover/peer-ways.tsx';
import { useHandoverWords } from '../../handover/use-handover-words.ts';
import type { Stepping } from '../../handover/use-step.ts';
import { ChangeNews } from '../change-news.tsx';
import { Messages } from '../conversation.tsx';
import '../../handover/handover.css';

/** Whether another point has the case now, so that nobody here works on it. */
export function isAway({ side, state }: Handover): boolean {
  return side === 'sender' && (state === 'moved' || state === 'arrived');
}

interface Props {
  handover: Handover;
  /** The case as it can be read here; undefined while it loads. */
  shown: CaseDetail | undefined;
  stepping: Stepping;
}

/** A case that another point has now: who, since when, and how to reach them. */
export function Moved({ handover, shown, stepping }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useHandoverWords();
  const { peer, state, since, changedAt, parts, reason, caseNumber, cameBackAs } = handover;
  const moment = format.moment(since ?? changedAt);
  if (cameBackAs !== null) return <CameBack handover={handover} as={cameBackAs} />;
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
        <HandoverSteps handover={handover} stepping={stepping} />
        <Late handover={handover} shown={shown} />
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

/** What the reporter wrote here after the offer: nobody there has it. */
function Late({ handover, shown }: Pick<Props, 'handover' | 'shown'>) {
  const { t } = useTranslation();
  const { offeredAt, peer } = handover;
  const late = (shown?.messages ?? []).filter(
    ({ at, sender }) => sender === 'reporter' && at >= offeredAt,
  );
  if (shown === undefined || late.length === 0) return null;
  return (
    <>
      <Notice kind="warning" standing>
        <p>{t('handover.movedLate', { name: peer.name })}</p>
      </Notice>
      <Messages messages={late} language={shown.language} />
    </>
  );
}

/** A case that went away and is here again, under another number. */
function CameBack({
  handover: { peer, caseNumber },
  as: { caseId, caseNumber: number },
}: {
  handover: Handover;
  as: NonNullable<Handover['cameBackAs']>;
}) {
  const { t } = useTranslation();
  return (
    <>
      <PageHeading title={t('case.title', { number: caseNumber ?? '' })} />
      <section className="card" aria-labelledby="came-back">
        <h2 id="came-back">{t('handover.cameBackTitle')}</h2>
        <p>{t('handover.cameBackText', { name: peer.name })}</p>
        <p>
          <Link to="/desk/cases/$caseId" params={{ caseId }}>
            {t('handover.toNewCase', { number })}
          </Link>
        </p>
      </section>
    </>
  );
}
