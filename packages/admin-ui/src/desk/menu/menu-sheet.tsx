import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { Menu } from '../../api/services.ts';
import { Notice } from '../../parts/notice.tsx';
import { PrintButton } from '../../parts/print-button.tsx';
import { useDraft } from '../case/use-draft.ts';
import { chosenOf, menuText, withMenu } from './menu-text.ts';

interface Props {
  caseId: string;
  menu: Menu;
  chosen: readonly string[];
}

/** The menu as the reporter gets it: on paper, or in the reply, where it can still be changed. */
export function MenuSheet({ caseId, menu, chosen }: Props) {
  const { t } = useTranslation();
  const [draft, change] = useDraft(caseId);
  const [isUsed, setUsed] = useState(false);
  const dishes = chosenOf(menu, chosen);

  function use() {
    change({ reply: withMenu(draft.reply, menuText(menu, chosen)) });
    setUsed(true);
  }

  return (
    <section className="card" aria-labelledby="menu-sheet">
      <h2 id="menu-sheet">{t('personalMenu.paper')}</h2>
      {dishes.length === 0 ? (
        <p>{t('personalMenu.noneChosen')}</p>
      ) : (
        <Sheet {...{ menu, dishes }} />
      )}
      {isUsed ? (
        <Notice kind="good">
          <p>{t('personalMenu.used')}</p>
          <Link to="/desk/cases/$caseId" params={{ caseId }}>
            {t('personalMenu.back')}
          </Link>
        </Notice>
      ) : null}
      {dishes.length === 0 ? null : (
        <div className="buttons">
          {isUsed ? null : (
            <Button className="button" data-kind="main" onPress={use}>
              {t('personalMenu.use')}
            </Button>
          )}
          <PrintButton>{t('personalMenu.print')}</PrintButton>
        </div>
      )}
    </section>
  );
}

function Sheet({ menu, dishes }: { menu: Menu; dishes: Menu['fitting'] }) {
  return (
    <div className="paper menu-paper" lang={menu.language} dir={menu.direction}>
      <p className="menu-title">{menu.title}</p>
      <p>{menu.lead}</p>
      <ul className="menu-dishes">
        {dishes.map(({ id, name, description, ways }) => (
          <li key={id} className="menu-dish">
            <p className="menu-name">
              <bdi>{name}</bdi>
            </p>
            {description === '' ? null : (
              <p>
                <bdi>{description}</bdi>
              </p>
            )}
            <ul>
              {ways.map((way) => (
                <li key={way}>{way}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <p>{menu.free}</p>
    </div>
  );
}
