import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { useTranslation } from 'react-i18next';
import type { HandoverPoint } from '../../../api/handovers.ts';
import { FieldHead } from '../../../parts/field-head.tsx';

interface Props {
  points: readonly HandoverPoint[];
  value: string;
  onChange: (entityId: string) => void;
}

/** Which point: with what one needs to choose, and whether it can take a case at all. */
export function PointChoice({ points, value, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <RadioGroup className="choices" value={value || null} onChange={onChange}>
      <FieldHead label={t('handover.pointLabel')} help={t('handover.pointHelp')} />
      {points.map((point) => (
        <Radio
          key={point.entityId}
          value={point.entityId}
          className="check"
          data-round=""
          isDisabled={!point.canReceive}
        >
          <span className="check-box" aria-hidden="true" />
          <span className="check-label">
            <bdi>{point.name}</bdi>
            <PointFacts point={point} />
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}

function PointFacts({ point }: { point: HandoverPoint }) {
  const { t } = useTranslation();
  const { town, phone, address, hours, canReceive } = point;
  const facts = [town, phone, address, hours].filter((fact) => fact !== undefined);
  return (
    <>
      {facts.length === 0 ? null : (
        <span className="law">
          {facts.map((fact, at) => (
            <span key={fact}>
              {at === 0 ? '' : ' · '}
              <bdi>{fact}</bdi>
            </span>
          ))}
        </span>
      )}
      {canReceive ? null : <span className="law">{t('handover.cannotReceive')}</span>}
    </>
  );
}
