import { useTranslation } from 'react-i18next';
import type { ServiceForm } from '../../api/services.ts';
import { useFormat } from '../../format/use-format.ts';
import { TextBox } from '../../parts/text-box.tsx';

/** The languages of the citizen's pages. */
const LANGUAGES = ['nl', 'en', 'fr', 'de', 'ar', 'tr', 'pl', 'uk'];

type Translations = ServiceForm['translations'];
type Words = Translations[string];

interface Props {
  translations: Translations;
  onChange: (translations: Translations) => void;
}

const NOTHING: Words = { name: '', description: '', schedule: '' };

/** The same words in other languages, for whoever reads those. */
export function ServiceWords({ translations, onChange }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className="services-fold-list">
      {LANGUAGES.map((language) => {
        const words = translations[language] ?? NOTHING;
        const change = (part: Partial<Words>) =>
          onChange({ ...translations, [language]: { ...words, ...part } });
        return (
          <details key={language} className="services-fold">
            <summary>{t('services.inLanguage', { language: format.language(language) })}</summary>
            <div className="stack">
              <TextBox
                label={t('services.name')}
                value={words.name}
                onChange={(name) => change({ name })}
              />
              <TextBox
                label={t('services.description')}
                value={words.description}
                onChange={(description) => change({ description })}
                rows={2}
              />
              <TextBox
                label={t('services.hours')}
                value={words.schedule}
                onChange={(schedule) => change({ schedule })}
              />
            </div>
          </details>
        );
      })}
    </div>
  );
}
