import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/cases.ts';
import {
  type CaseHandover,
  type Handover,
  type HandoverPoint,
  offerCase,
} from '../../../api/handovers.ts';
import { RadioChoice } from '../../../parts/radio-choice.tsx';
import { useHandoverStep } from '../../handover/use-step.ts';
import { ConsentStep } from './consent-step.tsx';
import { beginWith, matching } from './matching-consent.ts';
import { OfferStep } from './offer-step.tsx';
import { PartsChoice } from './parts-choice.tsx';
import { PointChoice } from './point-choice.tsx';

const REASONS = [
  'LIVES_THERE',
  'HAPPENED_THERE',
  'COMPETENT_THERE',
  'REPORTER_ASKS',
  'TOO_NEAR_HERE',
] as const;

interface Props {
  shown: CaseDetail;
  standing: CaseHandover;
  points: readonly HandoverPoint[];
  /** How it came here, where it is to be given back. */
  giveBackTo: Handover | undefined;
}

/** Three steps on one page, in the order in which they are decided. */
export function HandOverForm({ shown, standing, points, giveBackTo }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const stepping = useHandoverStep(shown.id);
  const [id] = useState(() => crypto.randomUUID());
  const [begin] = useState(() => beginWith(standing.consents, giveBackTo));
  const [to, setTo] = useState(begin.to);
  const [parts, setParts] = useState<readonly string[]>(begin.parts);
  const [reason, setReason] = useState('');
  const [days, setDays] = useState('14');
  const point = points.find(({ entityId }) => entityId === to);
  const consent = matching(standing.consents, { to, parts });

  function offer() {
    if (consent === undefined) return;
    const wanted = { id, consent: consent.id, reason, days: Number(days) };
    // the page of the case takes the focus before this form goes
    const send = async () => {
      const offered = await offerCase(shown.id, wanted);
      await navigate({ to: '/desk/cases/$caseId', params: { caseId: shown.id } });
      return offered;
    };
    stepping.step(send, { say: t('handover.offerDone') });
  }

  return (
    <div className="stack">
      <section className="card" aria-labelledby="to-whom">
        <h2 id="to-whom">{t('handover.step.point')}</h2>
        <PointChoice points={points} value={to} onChange={setTo} />
        <RadioChoice
          label={t('handover.reasonLabel')}
          options={REASONS.map((code) => ({ value: code, label: t(`handover.reason.${code}`) }))}
          value={reason}
          onChange={setReason}
        />
        <PartsChoice value={parts} onChange={setParts} />
      </section>
      {point === undefined || parts.length === 0 ? (
        <p className="soft">{t('handover.firstChoose')}</p>
      ) : (
        <>
          <ConsentStep shown={shown} point={point} parts={parts} consent={consent} />
          <OfferStep
            caseId={shown.id}
            point={point}
            chosen={{ to, parts, reason }}
            consent={consent}
            days={{ value: days, onChange: setDays }}
            stepping={stepping}
            onOffer={offer}
          />
        </>
      )}
    </div>
  );
}
