import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { useTranslation } from 'react-i18next';
import { Check } from '../parts/check.tsx';
import { FieldHead } from '../parts/field-head.tsx';
import { RadioChoice } from '../parts/radio-choice.tsx';
import { nameOfLanguage } from './language-name.ts';
import type { Filling } from './use-settings.ts';

/** Languages in which the citizens' pages are complete. */
const OFFERED = ['nl', 'fr', 'de', 'en', 'ar', 'tr', 'pl', 'uk'] as const;

/** Which languages citizens can choose, and which one comes first. */
export function LanguageFields({ filling }: { filling: Filling }) {
  const { t } = useTranslation();
  const { fields, set, mistakes } = filling;
  const { languages } = fields;
  const [first = ''] = languages;
  const choose = (chosen: readonly string[]) => {
    const others = OFFERED.filter((code) => code !== first && chosen.includes(code));
    set('languages', chosen.includes(first) ? [first, ...others] : others);
  };
  return (
    <>
      <CheckboxGroup
        className="choices"
        value={[...languages]}
        onChange={choose}
        isInvalid={mistakes.languages !== undefined}
        validationBehavior="aria"
      >
        <FieldHead
          label={t('settings.field.languages')}
          help={t('settings.help.languages')}
          error={mistakes.languages === undefined ? undefined : t('settings.mistake.languages')}
        />
        {OFFERED.map((code) => (
          <Check key={code} value={code}>
            <span lang={code}>{nameOfLanguage(code)}</span>
          </Check>
        ))}
      </CheckboxGroup>
      {languages.length < 2 ? null : (
        <RadioChoice
          label={t('settings.firstLanguage')}
          options={languages.map((value) => ({
            value,
            label: <span lang={value}>{nameOfLanguage(value)}</span>,
          }))}
          value={first}
          onChange={(code) =>
            set('languages', [code, ...languages.filter((other) => other !== code)])
          }
        />
      )}
    </>
  );
}
