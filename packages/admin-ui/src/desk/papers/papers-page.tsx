import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHeading } from '../../parts/page-heading.tsx';
import { ExportForm } from './export-form.tsx';
import { StatutoryFormPart } from './statutory-form-part.tsx';
import './papers.css';

/** What a team takes out of its desk: lists of cases, and the form that the law asks for. */
export function PapersPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeading title={t('papers.title')} />
      <p className="lead">{t('papers.intro')}</p>
      <ExportForm />
      <StatutoryFormPart />
      <section className="card" aria-labelledby="papers-more">
        <h2 id="papers-more">{t('papers.more')}</h2>
        <p>
          <Link to="/desk/templates">{t('papers.templates')}</Link>
        </p>
        <p>
          <a href="/codes">{t('papers.codes')}</a>
        </p>
        <p>
          <a href="/api/docs">{t('papers.docs')}</a>
        </p>
      </section>
    </>
  );
}
