import { useTranslation } from 'react-i18next';
import type { Lessons } from '../../api/learning.ts';
import { useCodeLabels } from '../../parts/code-labels.ts';
import { LessonTable } from './lesson-table.tsx';

/** What was decided or not, and why. */
export function DecisionLessons({ lessons }: { lessons: Lessons }) {
  const { t } = useTranslation();
  const { label } = useCodeLabels();
  // a table without a single number in it says nothing that the first one does not
  const told = Object.entries(lessons.reasons).filter(([, table]) => (table.total ?? 0) > 0);
  return (
    <section className="card" data-wide aria-labelledby="decisions">
      <h2 id="decisions">{t('learning.decisions')}</h2>
      <div className="lesson-columns">
        <LessonTable
          caption={t('learning.decisions')}
          head={t('learning.decision')}
          table={lessons.decisions}
          name={(code) => label('decision', code)}
        />
        {told.map(([decision, table]) => (
          <LessonTable
            key={decision}
            caption={t('learning.reasons', { decision: label('decision', decision) })}
            head={t('learning.reason')}
            table={table}
            name={(code) => label('decision_reason', code)}
          />
        ))}
      </div>
    </section>
  );
}
