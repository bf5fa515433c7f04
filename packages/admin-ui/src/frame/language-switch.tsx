import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { changeLanguage, isLanguage, LANGUAGES } from '../texts/language.ts';

/** The languages by their own names; the one in use is marked. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  return (
    <fieldset className="languages">
      <legend className="only-aloud">{t('frame.language')}</legend>
      {Object.keys(LANGUAGES)
        .filter(isLanguage)
        .map((language) => (
          <Button
            key={language}
            className="language"
            lang={language}
            aria-pressed={i18n.language === language}
            onPress={() => void changeLanguage(i18n, language)}
          >
            {LANGUAGES[language].name}
          </Button>
        ))}
    </fieldset>
  );
}
