import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CaseDetail, caseQuery } from '../../../api/cases.ts';
import { useFormat } from '../../../format/use-format.ts';
import { Check } from '../../../parts/check.tsx';
import { useCodeLabels } from '../../../parts/code-labels.ts';
import { Icon } from '../../../parts/icon.tsx';
import { PageHeading } from '../../../parts/page-heading.tsx';
import { PrintButton } from '../../../parts/print-button.tsx';
import { QueryState } from '../../../parts/query-state.tsx';
import { CasePaperTalk } from './case-paper-talk.tsx';
import './letters.css';

/** The whole case on paper, for a meeting or a file that somebody keeps by law. */
export function CasePaperPage() {
  const { t } = useTranslation();
  const { caseId } = useParams({ from: '/desk/cases/$caseId/print' });
  const query = useQuery(caseQuery(caseId));
  const [withNotes, setWithNotes] = useState(false);
  return (
    <>
      <p className="back">
        <Link to="/desk/cases/$caseId" params={{ caseId }}>
          <Icon name="back" />
          {t('letters.backToCase')}
        </Link>
      </p>
      <PageHeading title={t('letters.casePaper')} />
      <p className="lead">{t('letters.casePaperLead')}</p>
      {query.data === undefined ? (
        <QueryState query={query} />
      ) : (
        <>
          <Check isSelected={withNotes} onChange={setWithNotes}>
            {t('letters.withNotes')}
          </Check>
          <div className="buttons">
            <PrintButton>{t('letters.print')}</PrintButton>
          </div>
          <Paper shown={query.data} withNotes={withNotes} />
        </>
      )}
    </>
  );
}

function Paper({ shown, withNotes }: { shown: CaseDetail; withNotes: boolean }) {
  const { t } = useTranslation();
  return (
    <section className="paper case-paper" aria-labelledby="case-paper">
      <h2 id="case-paper">{t('case.title', { number: shown.number })}</h2>
      <Coded shown={shown} />
      <h3>{t('letters.said')}</h3>
      <p className="letter-text" dir="auto">
        {shown.said.story}
      </p>
      <CasePaperTalk shown={shown} withNotes={withNotes} />
    </section>
  );
}

function Coded({ shown }: { shown: CaseDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { label } = useCodeLabels();
  const all = (list: string, codes: readonly string[]) =>
    codes.map((code) => label(list, code)).join(', ');
  const { contact, said } = shown;
  const rows: [string, string | null][] = [
    [t('letters.fact.state'), label('status', shown.state)],
    [t('letters.fact.received'), format.date(shown.receivedAt)],
    [t('letters.fact.closed'), shown.closedAt && format.date(shown.closedAt)],
    [t('letters.fact.worker'), shown.ownerName],
    [t('letters.fact.subject'), label('subject', shown.subject)],
    [t('letters.fact.grounds'), all('ground', shown.grounds)],
    [t('letters.fact.domain'), label('domain', shown.domain)],
    [t('letters.fact.natures'), all('nature', shown.natures)],
    [t('letters.fact.handlings'), all('handling', shown.handlings)],
    [t('letters.fact.outcomes'), all('outcome', shown.outcomes)],
    [t('letters.fact.when'), said.when],
    [t('letters.fact.place'), said.place],
    [t('letters.fact.reporter'), contact && Object.values(contact).filter(Boolean).join(', ')],
  ];
  return (
    <dl>
      {rows.map(([name, value]) =>
        value ? (
          <Row key={name} name={name}>
            {value}
          </Row>
        ) : null,
      )}
    </dl>
  );
}

function Row({ name, children }: { name: string; children: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd dir="auto">{children}</dd>
    </>
  );
}
