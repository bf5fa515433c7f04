import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { useTranslation } from 'react-i18next';
import { Check } from '../../parts/check.tsx';
import { useCodeLabels } from '../../parts/code-labels.ts';

const LISTS = ['subject', 'domain', 'ground', 'life_domain', 'reporter_role'] as const;
type List = (typeof LISTS)[number];

interface Props {
  /** As `list/CODE`. */
  fits: readonly string[];
  onChange: (fits: string[]) => void;
}

/** Whom a service fits, in codes of our lists; each list folds out. */
export function FitsChoice({ fits, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <div className="services-fold-list">
      <p className="field-label">{t('services.fits')}</p>
      <p className="field-help">{t('services.fitsHelp')}</p>
      {LISTS.map((list) => (
        <ListChoice key={list} list={list} fits={fits} onChange={onChange} />
      ))}
    </div>
  );
}

function ListChoice({ list, fits, onChange }: Props & { list: List }) {
  const { t } = useTranslation();
  const { codes, label } = useCodeLabels();
  const isOurs = (fit: string) => fit.startsWith(`${list}/`);
  const chosen = fits.filter(isOurs);
  const name = t(`services.list.${list}`);
  return (
    <details className="services-fold">
      <summary>
        {chosen.length === 0 ? name : t('services.chosen', { list: name, count: chosen.length })}
      </summary>
      <CheckboxGroup
        className="choice-columns"
        aria-label={name}
        value={chosen}
        onChange={(next) => onChange([...fits.filter((fit) => !isOurs(fit)), ...next])}
      >
        {codes(list).map(({ code }) => (
          <Check key={code} value={`${list}/${code}`}>
            {label(list, code)}
          </Check>
        ))}
      </CheckboxGroup>
    </details>
  );
}
