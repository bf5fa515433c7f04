import { useTranslation } from 'react-i18next';
import { type ServiceStatus, STATUSES } from '../../api/services.ts';
import { RadioChoice } from '../../parts/radio-choice.tsx';

interface Props {
  value: ServiceStatus;
  onChange: (status: ServiceStatus) => void;
}

/** Whether a service can be offered now. */
export function StatusChoice({ value, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <RadioChoice
      label={t('services.status')}
      options={STATUSES.map((status) => ({ value: status, label: t(`services.state.${status}`) }))}
      value={value}
      onChange={(chosen) => {
        const status = STATUSES.find((one) => one === chosen);
        if (status !== undefined) onChange(status);
      }}
    />
  );
}
