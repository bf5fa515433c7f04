import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { Label } from 'react-aria-components/Label';
import { useTranslation } from 'react-i18next';
import type { Dish } from '../../api/services.ts';
import { Check } from '../../parts/check.tsx';
import { useCodeLabels } from '../../parts/code-labels.ts';

interface Props {
  label: string;
  dishes: readonly Dish[];
  chosen: string[];
  onChange: (ids: string[]) => void;
}

/** Which of these services go on the menu. */
export function DishChoice({ label, dishes, chosen, onChange }: Props) {
  const { t } = useTranslation();
  const { label: labelOf } = useCodeLabels();
  if (dishes.length === 0) return null;
  return (
    <CheckboxGroup className="choices" value={chosen} onChange={onChange}>
      <Label className="field-label">{label}</Label>
      {dishes.map(({ id, title, because, asksToVerify }) => (
        <Check key={id} value={id}>
          <bdi>{title}</bdi>
          {because === '' ? null : <span className="law">{fitName(because)}</span>}
          {asksToVerify ? <span className="law">{t('personalMenu.ask')}</span> : null}
        </Check>
      ))}
    </CheckboxGroup>
  );

  function fitName(fit: string): string {
    const [list = '', code = ''] = fit.split('/');
    return t('personalMenu.because', { what: labelOf(list, code) });
  }
}
