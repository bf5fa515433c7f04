import { useTranslation } from 'react-i18next';
import type { Lessons } from '../../api/learning.ts';
import { useCodeLabels } from '../../parts/code-labels.ts';
import type { Texts } from '../../texts/language.ts';
import { LessonTable } from './lesson-table.tsx';

type Learning = Texts['learning'];

/** How cases ended, whether somebody kept to what was promised, and what reporters said of it. */
export function EndLessons({ lessons }: { lessons: Lessons }) {
  const { t } = useTranslation();
  const { label } = useCodeLabels();
  return (
    <>
      <section className="card" aria-labelledby="outcomes">
        <h2 id="outcomes">{t('learning.outcomes')}</h2>
        <p>{t('learning.outcomesText')}</p>
        <LessonTable
          caption={t('learning.outcome')}
          head={t('learning.outcome')}
          table={lessons.outcomes}
          name={(code) => label('outcome', code)}
        />
      </section>
      <section className="card" aria-labelledby="kept">
        <h2 id="kept">{t('learning.sameWorker')}</h2>
        <p>{t('learning.sameWorkerText')}</p>
        <LessonTable
          caption={t('learning.who')}
          head={t('learning.who')}
          table={lessons.sameWorker}
          name={(code) => (isKeyOf(SAME, code) ? t(`learning.same.${code}`) : code)}
        />
      </section>
      <section className="card" aria-labelledby="on-time">
        <h2 id="on-time">{t('learning.onTime')}</h2>
        <p>{t('learning.onTimeText')}</p>
        <LessonTable
          caption={t('learning.term')}
          head={t('learning.term')}
          table={lessons.onTime}
          name={(code) => (isKeyOf(TIME, code) ? t(`learning.time.${code}`) : code)}
        />
      </section>
      <section className="card" data-wide aria-labelledby="feedback">
        <h2 id="feedback">{t('learning.feedback')}</h2>
        <div className="lesson-columns">
          {Object.entries(lessons.feedback).map(([question, table]) => (
            <LessonTable
              key={question}
              caption={isKeyOf(QUESTIONS, question) ? t(`learning.question.${question}`) : question}
              head={t('learning.answer')}
              table={table}
              name={(code) => label('feedback', code)}
            />
          ))}
        </div>
      </section>
    </>
  );
}

const SAME = ['SAME', 'OTHER'] as const satisfies (keyof Learning['same'])[];
const TIME = ['ON_TIME', 'LATE', 'NO_TERM'] as const satisfies (keyof Learning['time'])[];
const QUESTIONS = ['helped', 'heard', 'once'] as const satisfies (keyof Learning['question'])[];

function isKeyOf<Key extends string>(keys: readonly Key[], code: string): code is Key {
  return keys.some((key) => key === code);
}
