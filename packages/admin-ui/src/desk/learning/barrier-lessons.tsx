import { useTranslation } from 'react-i18next';
import type { Lessons } from '../../api/learning.ts';
import { useCodeLabels } from '../../parts/code-labels.ts';
import { LessonTable } from './lesson-table.tsx';

/** Which rules got in the way, and at which level they were made. */
export function BarrierLessons({ barriers }: Pick<Lessons, 'barriers'>) {
  const { t } = useTranslation();
  const { label } = useCodeLabels();
  const { total } = barriers;
  return (
    <section className="card" data-wide aria-labelledby="barriers">
      <h2 id="barriers">{t('learning.barriers')}</h2>
      <p>{t('learning.barriersText')}</p>
      {barriers.by === 'both' ? (
        <LessonTable
          caption={t('learning.barrier')}
          head={t('learning.barrier')}
          table={{ total, cells: barriers.cells }}
          name={(pair) => {
            const [rule = '', level = ''] = pair.split('/');
            const names = { rule: label('rule_barrier', rule), level: label('rule_level', level) };
            return t('barriers.at', names);
          }}
        />
      ) : (
        <>
          {total ? <p className="soft">{t('learning.barriersApart')}</p> : null}
          <div className="lesson-columns">
            <LessonTable
              caption={t('learning.rule')}
              head={t('learning.rule')}
              table={{ total, cells: barriers.rules }}
              name={(code) => label('rule_barrier', code)}
            />
            <LessonTable
              caption={t('learning.level')}
              head={t('learning.level')}
              table={{ total, cells: barriers.levels }}
              name={(code) => label('rule_level', code)}
            />
          </div>
        </>
      )}
    </section>
  );
}
