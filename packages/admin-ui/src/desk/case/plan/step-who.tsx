import { useTranslation } from 'react-i18next';
import type { PlanStep } from '../../../api/plan.ts';
import { Segments } from '../../../parts/segments.tsx';
import { AgencyBox } from '../people/agency-box.tsx';

const DOERS = ['person', 'point', 'other'] as const satisfies readonly PlanStep['doer'][];

interface Props {
  doer: PlanStep['doer'];
  onDoer: (doer: PlanStep['doer']) => void;
  name: string;
  onName: (name: string) => void;
  error: string | undefined;
}

/** Who does a step: the person, this point, or somebody by name. */
export function StepWho({ doer, onDoer, name, onName, error }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <Segments
        label={t('plan.who')}
        options={DOERS.map((value) => ({ value, label: t(`plan.doer.${value}`) }))}
        value={doer}
        onChange={onDoer}
      />
      {doer === 'other' ? (
        <AgencyBox
          of="person"
          label={t('plan.name')}
          value={name}
          onChange={onName}
          error={error}
        />
      ) : null}
    </>
  );
}
