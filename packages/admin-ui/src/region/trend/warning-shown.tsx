import { useTranslation } from 'react-i18next';
import type { Warning } from '../../api/region.ts';
import { useFigureWords } from './use-figure-words.ts';

interface Props {
  label: string;
  warning: Warning;
}

/** One series that stands out, or could: what was seen, what was expected, how sure that is. */
export function WarningShown({ label, warning }: Props) {
  const { t } = useTranslation();
  const words = useFigureWords();
  const { observed, expected, upper, explanation, method, falseAlarms } = warning;
  if (!observed || !expected || !upper || !method) return null;
  const whole = (value: number) => words.count(Math.floor(value));
  const near = (value: number) => words.rate(value);
  return (
    <div className="one-warning">
      <h3>{label}</h3>
      <dl>
        <div>
          <dt>{t('trend.warning.seen')}</dt>
          <dd>{words.range(observed, words.count)}</dd>
        </div>
        <div>
          <dt>{t('trend.warning.expected')}</dt>
          <dd>{words.range(expected, near)}</dd>
        </div>
        <div>
          <dt>{t('trend.warning.usual')}</dt>
          <dd>{words.range(upper, whole)}</dd>
        </div>
        <div>
          <dt>{t('trend.warning.method')}</dt>
          <dd>{t(`trend.warning.methods.${method}.name`)}</dd>
        </div>
      </dl>
      <p>{t('trend.warning.rests', { count: explanation.periods })}</p>
      {explanation.hidden > 0 ? (
        <p>{t('trend.warning.hiddenBefore', { count: explanation.hidden })}</p>
      ) : null}
      {warning.outcome === 'perhaps' ? <p>{t('trend.warning.perhaps')}</p> : null}
      {falseAlarms ? (
        <p>{t('trend.warning.falseAlarms', shares(falseAlarms, words.rate))}</p>
      ) : null}
    </div>
  );
}

function shares(
  { level, runs, steady, varied }: NonNullable<Warning['falseAlarms']>,
  write: (value: number) => string,
) {
  return {
    ...{ level: write(level), runs: write(runs) },
    ...{ steady: write(steady * 100), varied: write(varied * 100) },
  };
}
