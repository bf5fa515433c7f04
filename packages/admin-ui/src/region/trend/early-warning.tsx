import { useTranslation } from 'react-i18next';
import type { Warnings } from '../../api/region.ts';
import { upperFirst } from '../../format/upper-first.ts';
import { Icon } from '../../parts/icon.tsx';
import { usePeriodWords } from './use-period-words.ts';
import { WarningMethods } from './warning-methods.tsx';
import { WarningShown } from './warning-shown.tsx';
import { findingKey, warningSummary } from './warning-summary.ts';

interface Props {
  warnings: Warnings;
  name: (code: string) => string;
}

const HIDES = { hidden: 'warnHidden', seen: 'warnSeen' } as const;

/** Whether the newest period is unusually high for those before it, and what that does not mean. */
export function EarlyWarning({ warnings, name }: Props) {
  const { t } = useTranslation();
  const when = usePeriodWords().when(warnings.period);
  const summary = warningSummary(warnings);
  const { warns, perhaps, judged, tooShort, tooMuchHidden } = summary;
  const finding = findingKey(summary);
  const labels = warns.map(name).join(' · ');
  const shown = (code: string) => {
    const warning = warnings.codes[code];
    return warning ? <WarningShown key={code} label={name(code)} warning={warning} /> : null;
  };
  return (
    <section className="card early-warning" aria-labelledby="early" data-kind={finding}>
      <h2 id="early">
        <Icon name={warns.length > 0 ? 'warning' : 'info'} />
        <span>
          {upperFirst(
            finding === 'hidden' || finding === 'seen'
              ? t(`figuresPages.${HIDES[finding]}`, { when })
              : t(`trend.warning.find.${finding}`, { when, labels }),
          )}
        </span>
      </h2>
      {warns.map(shown)}
      {perhaps.length > 0 ? (
        <details>
          <summary>{t('trend.warning.perhapsOf', { count: perhaps.length })}</summary>
          {perhaps.map(shown)}
        </details>
      ) : null}
      {judged > 0 ? <p>{t('trend.warning.judged', { count: judged })}</p> : null}
      {tooShort > 0 ? <p>{t('trend.warning.tooShort', { count: tooShort })}</p> : null}
      {tooMuchHidden > 0 ? (
        <p>{t('trend.warning.tooMuchHidden', { count: tooMuchHidden })}</p>
      ) : null}
      {judged > 0 ? <p>{t('trend.warning.towns', { count: warnings.towns })}</p> : null}
      {warns.length + perhaps.length > 0 ? <p>{t('trend.warning.notMeans')}</p> : null}
      {judged > 0 ? <WarningMethods warnings={warnings} summary={summary} /> : null}
    </section>
  );
}
