import { useTranslation } from 'react-i18next';
import type { Trajectory } from '../../api/plan.ts';
import { useFormat } from '../../format/use-format.ts';

/** What happened in all cases of a person, the latest first. */
export function Happened({ happened }: Pick<Trajectory, 'happened'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = new Map(Object.entries(t('act', { returnObjects: true })));
  return (
    <section className="card" aria-labelledby="happened">
      <h2 id="happened">{t('plan.happened')}</h2>
      {happened.length === 0 ? <p className="soft">{t('plan.nothingHappened')}</p> : null}
      <ol className="happened">
        {happened.map(({ number, at, name, act }, line) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what happened never moves
          <li key={line}>
            <time dateTime={at}>{format.moment(at)}</time>
            {/* an act of a newer version than these texts is shown by its name */}
            <span>{words.get(act) ?? act}</span>
            <span className="soft">
              {[t('case.title', { number }), name].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
