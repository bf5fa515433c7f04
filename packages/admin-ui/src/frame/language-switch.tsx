import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useTranslation } from 'react-i18next';
import { Icon } from '../parts/icon.tsx';
import { changeLanguage, isLanguage, LANGUAGES, type Language } from '../texts/language.ts';
import './frame-menu.css';

const ALL = Object.keys(LANGUAGES).filter(isLanguage);

/**
 * The language in use and, behind it, all of them. A globe and each language's own name are found
 * by somebody who cannot read the language of the screen.
 */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  const shown = isLanguage(i18n.language) ? i18n.language : 'nl';
  return (
    <MenuTrigger>
      <Button className="frame-link frame-more">
        <Icon name="globe" />
        <span className="only-aloud">{t('frame.language')}</span>
        <OwnName language={shown} />
        <Icon name="more" />
      </Button>
      <Popover className="frame-menu" placement="bottom end">
        <Menu
          aria-label={t('frame.language')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[shown]}
        >
          {ALL.map((language) => (
            <MenuItem
              key={language}
              id={language}
              className="frame-item"
              textValue={LANGUAGES[language].name}
              onAction={() => void changeLanguage(i18n, language)}
            >
              <Icon name="check" />
              <OwnName language={language} />
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function OwnName({ language }: { language: Language }) {
  const { name, dir } = LANGUAGES[language];
  return (
    <span lang={language} dir={dir}>
      {name}
    </span>
  );
}
