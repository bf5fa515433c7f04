import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Lessons, lessonsQuery } from '../../api/learning.ts';
import { PageHeading } from '../../parts/page-heading.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { Segments } from '../../parts/segments.tsx';
import { BarrierLessons } from './barrier-lessons.tsx';
import { DecisionLessons } from './decision-lessons.tsx';
import { EndLessons } from './end-lessons.tsx';
import './learning.css';

/** What the team learns from a year of its work, all together. */
export function LearningPage() {
  const { t } = useTranslation();
  const { year } = useSearch({ from: '/desk/learning' });
  const query = useQuery(lessonsQuery(year));
  return (
    <>
      <PageHeading title={t('learning.title')} />
      <p className="lead">{t('learning.intro')}</p>
      <p className="soft">{t('learning.hiding')}</p>
      {query.data === undefined ? <QueryState query={query} /> : <Year lessons={query.data} />}
    </>
  );
}

function Year({ lessons }: { lessons: Lessons }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/desk/learning' });
  const years = lessons.years.map(String);
  return (
    <>
      <div className="lesson-year">
        <Segments
          label={t('learning.year')}
          options={years.map((year) => ({ value: year, label: year }))}
          value={String(lessons.year)}
          onChange={(year) => void navigate({ search: { year }, replace: true })}
        />
      </div>
      {lessons.running ? <p className="soft">{t('learning.running')}</p> : null}
      <div className="lessons">
        <DecisionLessons lessons={lessons} />
        <BarrierLessons barriers={lessons.barriers} />
        <EndLessons lessons={lessons} />
      </div>
    </>
  );
}
