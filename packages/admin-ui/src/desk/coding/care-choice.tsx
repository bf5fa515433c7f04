import { useId } from 'react';
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { useTranslation } from 'react-i18next';
import type { Code } from '../../api/codes.ts';
import { Check } from '../../parts/check.tsx';
import { labelOf, useCodeLabels } from '../../parts/code-labels.ts';
import { withoutOther } from './without-other.ts';

interface Props {
  chosen: readonly string[];
  onChange: (codes: string[]) => void;
}

/** What a care complaint is about: categories by domain, and each domain alone. */
export function CareChoice({ chosen, onChange }: Props) {
  const { t } = useTranslation();
  const { codes } = useCodeLabels();
  const categories = codes('care_category');
  const parentOf = (name: string) => categories.find(({ code }) => code === name)?.parent;
  return (
    <CheckboxGroup
      className="choices"
      value={[...chosen]}
      onChange={(after) => onChange(withoutOther(chosen, after, parentOf))}
    >
      <Label className="coding-label">{t('care.categories')}</Label>
      <Text slot="description" className="field-help">
        {t('coding.several')}
      </Text>
      <div className="care-domains">
        {codes('care_domain').map((domain) => (
          <CareDomain
            key={domain.code}
            domain={domain}
            categories={categories.filter(({ parent }) => parent === domain.code)}
          />
        ))}
      </div>
    </CheckboxGroup>
  );
}

function CareDomain({ domain, categories }: { domain: Code; categories: readonly Code[] }) {
  const { t, i18n } = useTranslation();
  const id = useId();
  const name = labelOf(domain, i18n.language, domain.code);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would not tell the group's name again
    <div className="care-domain" role="group" aria-labelledby={id}>
      <p className="care-domain-name" id={id}>
        {name}
      </p>
      {categories.map((category) => (
        <Check key={category.code} value={category.code}>
          {labelOf(category, i18n.language, category.code)}
          <span className="blocked">{category.plain?.[i18n.language]}</span>
        </Check>
      ))}
      <Check value={domain.code}>{t('care.onlyDomain', { domain: name })}</Check>
    </div>
  );
}
