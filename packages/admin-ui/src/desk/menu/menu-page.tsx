import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CaseDetail, caseQuery } from '../../api/cases.ts';
import { type Menu, menuQuery } from '../../api/services.ts';
import { useFormat } from '../../format/use-format.ts';
import { Icon } from '../../parts/icon.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { DishChoice } from './dish-choice.tsx';
import { MenuSheet } from './menu-sheet.tsx';
import './menu.css';

/** The personal menu of a case: a worker chooses, the reporter gets it in their own language. */
export function MenuPage() {
  const { t } = useTranslation();
  const { caseId } = useParams({ from: '/desk/cases/$caseId/menu' });
  const shown = useQuery(caseQuery(caseId));
  const menu = useQuery(menuQuery(caseId));
  return (
    <>
      <p className="back">
        <Link to="/desk/cases/$caseId" params={{ caseId }}>
          <Icon name="back" />
          {t('personalMenu.back')}
        </Link>
      </p>
      {shown.data === undefined || menu.data === undefined ? (
        <QueryState query={shown.data === undefined ? shown : menu} />
      ) : (
        <Choosing shown={shown.data} menu={menu.data} />
      )}
    </>
  );
}

function Choosing({ shown, menu }: { shown: CaseDetail; menu: Menu }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [chosen, setChosen] = useState(() => menu.fitting.slice(0, 3).map(({ id }) => id));
  const isEmpty = menu.fitting.length + menu.others.length === 0;
  return (
    <>
      <PageHeading title={t('personalMenu.title', { number: shown.number })} />
      <p className="lead">
        {t('personalMenu.intro', { language: format.language(menu.language) })}
      </p>
      {isEmpty ? (
        <p className="empty">{t('personalMenu.none')}</p>
      ) : (
        <div className="menu-columns">
          <div className="card">
            <DishChoice
              label={t('personalMenu.fits')}
              dishes={menu.fitting}
              chosen={chosen}
              onChange={setChosen}
            />
            <DishChoice
              label={t('personalMenu.others')}
              dishes={menu.others}
              chosen={chosen}
              onChange={setChosen}
            />
          </div>
          <MenuSheet caseId={shown.id} menu={menu} chosen={chosen} />
        </div>
      )}
    </>
  );
}
