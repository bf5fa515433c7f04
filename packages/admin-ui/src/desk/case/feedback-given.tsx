import { useTranslation } from 'react-i18next';
import type { Feedback } from '../../api/handling.ts';
import { useFormat } from '../../format/use-format.ts';
import { useCodeLabels } from '../../parts/code-labels.ts';

/** What the reporter said afterwards, in codes and in their own words. */
export function FeedbackGiven({ feedback }: { feedback: readonly Feedback[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { label } = useCodeLabels();
  if (feedback.length === 0) return null;
  return (
    <section className="card" aria-labelledby="feedback">
      <h2 id="feedback">{t('feedback.title')}</h2>
      {feedback.map(({ at, codes, words }) => (
        <div key={at} className="stack">
          <p className="soft">
            <time dateTime={at}>{format.moment(at)}</time>
          </p>
          <ul className="feedback">
            {codes.map((code) => (
              <li key={code}>{label('feedback', code)}</li>
            ))}
          </ul>
          {words === null ? null : (
            <blockquote className="story" dir="auto">
              {words}
            </blockquote>
          )}
        </div>
      ))}
    </section>
  );
}
