import { useTranslation } from 'react-i18next';
import { useCodeLabels } from '../../parts/code-labels.ts';
import type { AgendaItem } from './agenda.ts';
import { useTimes } from './use-times.ts';

/** From near to far: who can change a rule, as the code list has it. */
const LEVELS = ['POINT', 'MUNICIPAL', 'AGENCY', 'REGIONAL', 'NATIONAL', 'EU', 'UNKNOWN'] as const;

/** Level by level: what can be done there, and about which rules. */
export function LevelList({ items }: { items: readonly AgendaItem[] }) {
  const { t } = useTranslation();
  const { label } = useCodeLabels();
  const inTimes = useTimes();
  const groups = LEVELS.flatMap((level) => {
    const rules = items.flatMap(({ code, levels }) => {
      const found = levels.find((one) => one.level === level);
      return found ? [{ code, times: found.times }] : [];
    });
    return rules.length === 0 ? [] : [{ level, rules }];
  });
  if (groups.length === 0) return null;
  return (
    <section className="card" aria-labelledby="levels">
      <h2 id="levels">{t('agenda.levels')}</h2>
      {groups.map(({ level, rules }) => (
        <div key={level} className="barrier-level">
          <h3>{label('rule_level', level)}</h3>
          <p>{t(`agenda.do.${level}`)}</p>
          <ul>
            {rules.map(({ code, times }) => (
              <li key={code}>
                {t('agenda.atLevel', {
                  level: label('rule_barrier', code),
                  times: inTimes(times, 'times'),
                })}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
