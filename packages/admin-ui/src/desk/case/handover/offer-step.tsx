import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  type Chosen,
  type WhatGoes as Goes,
  type HandoverConsent,
  type HandoverPoint,
  whatGoesQuery,
} from '../../../api/handovers.ts';
import { dayFromNow } from '../../../format/day-from-now.ts';
import { useNow } from '../../../format/node-clock.ts';
import { useFormat } from '../../../format/use-format.ts';
import { BusyButton } from '../../../parts/busy-button.tsx';
import { Notice } from '../../../parts/notice.tsx';
import { Pick } from '../../../parts/pick.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { QueryState } from '../../../parts/query-state.tsx';
import type { Stepping } from '../../handover/use-step.ts';
import { WhatGoes } from './what-goes.tsx';

const DAYS = [3, 7, 14, 28];

interface Props {
  caseId: string;
  point: HandoverPoint;
  chosen: Chosen & { reason: string };
  consent: HandoverConsent | undefined;
  days: { value: string; onChange: (days: string) => void };
  stepping: Stepping;
  onOffer: () => void;
}

/** Everything that will be sent, and then the offer itself. */
export function OfferStep({ caseId, point, chosen, consent, days, stepping, onOffer }: Props) {
  const { t } = useTranslation();
  const hasReason = chosen.reason !== '';
  const query = useQuery({ ...whatGoesQuery(caseId, chosen), enabled: hasReason });
  return (
    <section className="card" aria-labelledby="what-goes">
      <h2 id="what-goes">{t('handover.step.look')}</h2>
      {hasReason ? null : <p className="soft">{t('handover.firstReason')}</p>}
      {query.data === undefined ? (
        hasReason && <QueryState query={query} />
      ) : (
        <>
          <WhatGoes goes={query.data} name={point.name} />
          <Offer {...{ point, consent, days, stepping, onOffer }} goes={query.data} />
        </>
      )}
    </section>
  );
}

interface OfferProps extends Omit<Props, 'caseId' | 'chosen'> {
  goes: Goes;
}

function Offer({ point, consent, days, stepping, onOffer, goes }: OfferProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const { name } = point;
  const mayOffer = consent?.state === 'given' && consent.mayOffer;
  if (goes.tooLarge) {
    return (
      <Notice kind="problem" standing>
        <p>{t('handover.tooLarge')}</p>
      </Notice>
    );
  }
  if (!mayOffer) return <p>{t('handover.firstConsent')}</p>;
  return (
    <>
      <Pick
        label={t('handover.days', { name })}
        options={DAYS.map((count) => ({
          value: String(count),
          label: t('handover.daysOf', {
            count,
            date: format.date(dayFromNow({ days: count }, now)),
          }),
        }))}
        value={days.value}
        onChange={days.onChange}
      />
      <Notice kind="info" standing>
        <p>{t('handover.offerMeans', { name })}</p>
      </Notice>
      <ProblemNotice error={stepping.error} />
      <div className="buttons">
        <BusyButton kind="main" isBusy={stepping.isBusy} onPress={onOffer}>
          {t('handover.offer', { name })}
        </BusyButton>
      </div>
    </>
  );
}
