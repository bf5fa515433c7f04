import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { useTranslation } from 'react-i18next';
import type { AccountRole } from '../api/session.ts';

interface Props {
  roles: readonly AccountRole[];
  value: AccountRole;
  onChange: (role: AccountRole) => void;
}

/** A role, with what it lets somebody do. */
export function RoleChoice({ roles, value, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <RadioGroup
      className="choices"
      value={value}
      onChange={(chosen) => {
        const role = roles.find((one) => one === chosen);
        if (role !== undefined) onChange(role);
      }}
    >
      <Label className="field-label">{t('team.role')}</Label>
      {roles.map((role) => (
        <Radio key={role} value={role} className="check" data-round="">
          <span className="check-box" aria-hidden="true" />
          <span className="check-label">
            {t(`role.${role}`)}
            <span className="law">{t(`team.may.${role}`)}</span>
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}
