import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import {
  type Catalogue,
  catalogueQuery,
  DATA_FORMATS,
  DATA_MEASURES,
  DATA_SPANS,
  type DataMeasure,
  type DataSpan,
  dataAddress,
} from '../../api/open-data.ts';
import { useFormat } from '../../format/use-format.ts';
import { PageHeading } from '../../parts/page-heading.tsx';
import { PublicFigures } from '../../parts/public-figures.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { Segments } from '../../parts/segments.tsx';
import { Dhis2 } from './dhis2.tsx';
import { useTableName } from './table-name.ts';
import './data.css';

/** Every table of the region as files for other programs. */
export function DataPage() {
  const { t } = useTranslation();
  const query = useQuery(catalogueQuery);
  return (
    <>
      <PageHeading title={t('openData.title')} />
      <p className="lead">{t('openData.lead')}</p>
      <QueryState query={query} />
      {query.data === undefined ? null : (
        <>
          <WhoPublishes publisher={query.data.publisher} />
          <Files catalogue={query.data} />
        </>
      )}
      <Dhis2 />
    </>
  );
}

/** What is left to people here, and what is not: a number that was given out stays out. */
function WhoPublishes({ publisher }: { publisher: string }) {
  const { t } = useTranslation();
  return (
    <section className="card" aria-labelledby="who">
      <h2 id="who">{t('figuresPages.who')}</h2>
      <p>{t('figuresPages.decide', { publisher })}</p>
      <p>{t('figuresPages.use')}</p>
      <p>{t('figuresPages.hidden')}</p>
      <p>{t('figuresPages.itself')}</p>
      <PublicFigures of="region" />
    </section>
  );
}

function Files({ catalogue }: { catalogue: Catalogue }) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = useTableName();
  const navigate = useNavigate();
  const { measure = 'received', span = 'year' } = useSearch({ from: '/region/data' });
  const choose = (change: { measure?: DataMeasure; span?: DataSpan }) =>
    void navigate({ to: '/region/data', search: { measure, span, ...change }, replace: true });
  const tables = catalogue.tables.filter((it) => it.measure === measure && it.spans.includes(span));
  return (
    <section className="card" aria-labelledby="files">
      <h2 id="files">{t('openData.files')}</h2>
      <p>
        {t('openData.about', {
          publisher: catalogue.publisher,
          date: format.date(catalogue.issued),
        })}{' '}
        <a href={catalogue.licence}>{t('openData.licence')}</a>
      </p>
      <Segments
        label={t('openData.measure')}
        value={measure}
        onChange={(value) => choose({ measure: value })}
        options={DATA_MEASURES.map((value) => ({ value, label: t(`openData.measures.${value}`) }))}
      />
      <Segments
        label={t('openData.span')}
        value={span}
        onChange={(value) => choose({ span: value })}
        options={DATA_SPANS.map((value) => ({ value, label: t(`openData.spans.${value}`) }))}
      />
      <ul className="data-files">
        {tables.map(({ table }) => (
          <li key={table}>
            <span>{name(table)}</span>
            {DATA_FORMATS.map((kind) => (
              <a
                key={kind}
                href={dataAddress(kind, { measure, table, span })}
                aria-label={t('openData.download', { format: kind, table: name(table) })}
                download
              >
                {kind}
              </a>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
