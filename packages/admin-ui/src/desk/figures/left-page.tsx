import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { codesQuery } from '../../api/codes.ts';
import { LEFT_SHEET, leftQuery } from '../../api/releases.ts';
import { Icon } from '../../parts/icon.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { PrintButton } from '../../parts/print-button.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { LeftCompared } from './left-compared.tsx';
import { LeftReleases } from './left-releases.tsx';
import { readLeft } from './read-left.ts';
import './figures.css';

/** All that ever left this town, exactly as it left. */
export function LeftPage() {
  const { t } = useTranslation();
  const query = useQuery(leftQuery);
  const codes = useQuery(codesQuery);
  const left = query.data?.releases.map(readLeft);
  return (
    <>
      <p className="back">
        <Link to="/desk/figures">
          <Icon name="back" />
          {t('preview.back')}
        </Link>
      </p>
      <PageHeading title={t('allLeft.title')} />
      <p className="lead">{t('allLeft.intro')}</p>
      <QueryState query={query.isSuccess ? codes : query} />
      {left?.length === 0 ? <p>{t('figures.leftNone')}</p> : null}
      {left === undefined || left.length === 0 || codes.data === undefined ? null : (
        <>
          <p className="left-ways">
            <a className="button" href={LEFT_SHEET} download>
              {t('allLeft.csv')}
            </a>
            <PrintButton>{t('allLeft.print')}</PrintButton>
          </p>
          <LeftCompared left={left} lists={codes.data} />
          <LeftReleases left={left} />
        </>
      )}
    </>
  );
}
