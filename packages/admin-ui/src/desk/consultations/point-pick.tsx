import { useTranslation } from 'react-i18next';
import type { AskablePoint } from '../../api/consultations.ts';
import { Pick } from '../../parts/pick.tsx';

interface Props {
  points: readonly AskablePoint[];
  value: string;
  onChange: (entityId: string) => void;
  error: string | undefined;
}

/** Another point; those that nobody can seal for yet are named below. */
export function PointPick({ points, value, onChange, error }: Props) {
  const { t } = useTranslation();
  const ready = points.filter(({ canReceive }) => canReceive);
  const others = points.filter(({ canReceive }) => !canReceive);
  return (
    <>
      <Pick
        label={t('consultations.point')}
        value={value}
        onChange={onChange}
        error={error}
        options={[
          { value: '', label: t('consultations.choose') },
          ...ready.map(({ entityId, name }) => ({ value: entityId, label: name })),
        ]}
      />
      {others.length === 0 ? null : (
        <p className="soft">
          {t('consultations.notYet', { names: others.map(({ name }) => name).join(', ') })}
        </p>
      )}
    </>
  );
}
