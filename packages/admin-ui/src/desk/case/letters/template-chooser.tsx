import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useTranslation } from 'react-i18next';
import { type Filled, filledQuery, type TemplateLanguage } from '../../../api/letters.ts';
import { useFormat } from '../../../format/use-format.ts';
import { Icon } from '../../../parts/icon.tsx';
import { Pick } from '../../../parts/pick.tsx';
import { QueryState } from '../../../parts/query-state.tsx';

interface Props {
  caseId: string;
  audience: 'reporter' | 'other-side';
  party?: string;
  onText: (text: string, language: string) => void;
}

/** Texts to begin with, in the language of who reads them. They are asked for when one wants one. */
export function TemplateChooser({ caseId, audience, party, onText }: Props) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [language, setLanguage] = useState<TemplateLanguage>();
  const about = { audience, ...(party && { party }), ...(language && { language }) };
  const query = useQuery({ ...filledQuery(caseId, about), enabled: isOpen });
  if (!isOpen) {
    return (
      <div className="buttons">
        <Button className="button" data-kind="quiet" onPress={() => setOpen(true)}>
          {t('letters.chooseTemplate')}…
        </Button>
      </div>
    );
  }
  if (query.data === undefined) return <QueryState query={query} />;
  return (
    <div className="template-chooser">
      <LanguagePick
        filled={query.data}
        onChange={(chosen) => setLanguage(chosen as TemplateLanguage)}
      />
      <TemplateMenu filled={query.data} onText={onText} />
    </div>
  );
}

function LanguagePick({ filled, onChange }: { filled: Filled; onChange: (code: string) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Pick
      label={t('letters.language')}
      options={filled.languages.map((value) => ({ value, label: format.language(value) }))}
      value={filled.language}
      onChange={onChange}
    />
  );
}

function TemplateMenu({ filled, onText }: { filled: Filled; onText: Props['onText'] }) {
  const { t } = useTranslation();
  const { language, templates } = filled;
  return (
    <MenuTrigger>
      <Button className="button" autoFocus>
        {t('letters.template')}
        <Icon name="more" />
      </Button>
      <Popover className="menu-frame" placement="bottom start">
        <Menu
          className="menu"
          onAction={(key) => {
            const chosen = templates.find(({ id }) => id === key);
            if (chosen !== undefined) onText(chosen.text, language);
          }}
        >
          {templates.map(({ id, name }) => (
            <MenuItem key={id} id={id} className="menu-item" textValue={name}>
              <bdi lang={language}>{name}</bdi>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
