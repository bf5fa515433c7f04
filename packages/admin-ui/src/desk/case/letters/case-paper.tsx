import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CaseDetail, caseQuery } from '../../../api/cases.ts';
import { Check } from '../../../parts/check.tsx';
import { Icon } from '../../../parts/icon.tsx';
import { PageHeading } from '../../../parts/page-heading.tsx';
import { PrintButton } from '../../../parts/print-button.tsx';
import { QueryState } from '../../../parts/query-state.tsx';
import { CasePaperCourse } from './case-paper-course.tsx';
import { CasePaperFacts } from './case-paper-facts.tsx';
import { CasePaperPeople } from './case-paper-people.tsx';
import { CasePaperPlan } from './case-paper-plan.tsx';
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
      <CasePaperFacts shown={shown} />
      <h3>{t('letters.said')}</h3>
      <p className="letter-text" dir="auto">
        {shown.said.story === '' ? t('case.noStory') : shown.said.story}
      </p>
      <CasePaperTalk shown={shown} />
      <CasePaperPlan shown={shown} withNotes={withNotes} />
      <CasePaperPeople shown={shown} withNotes={withNotes} />
      <CasePaperCourse shown={shown} withNotes={withNotes} />
    </section>
  );
}
