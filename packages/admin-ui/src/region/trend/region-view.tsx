import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Trend, trendQuery } from '../../api/region.ts';
import { QueryState } from '../../parts/query-state.tsx';
import type { TrendAsk } from './ask.ts';
import { BranchChoice } from './branch-choice.tsx';
import { EarlyWarning } from './early-warning.tsx';
import { regionFigure } from './figure.ts';
import { LinesShown } from './lines-shown.tsx';
import { questionOf } from './question.ts';
import { useCodeNames } from './use-code-names.ts';

/** All towns together. */
export function RegionView({ ask }: { ask: TrendAsk }) {
  const { t } = useTranslation();
  const question = questionOf(ask, 'none');
  const query = useQuery(trendQuery(question));
  const trend = query.data;
  return (
    <>
      <QueryState query={query} />
      {trend === undefined || trend.table !== ask.table ? null : trend.periods.length === 0 ? (
        <p className="empty">{t('trend.empty')}</p>
      ) : (
        <RegionShown trend={trend} ask={ask} />
      )}
    </>
  );
}

function RegionShown({ trend, ask }: { trend: Trend; ask: TrendAsk }) {
  const { t } = useTranslation();
  const name = useCodeNames(ask.table, ask.part);
  const { warnings, periods, region } = trend;
  return (
    <>
      {warnings === null ? (
        <p className="soft">{t('trend.warning.notForYears')}</p>
      ) : (
        <EarlyWarning warnings={warnings} name={name} />
      )}
      <BranchChoice trend={trend} ask={ask} all={t('trend.allBroad')} />
      <LinesShown
        {...{ trend, ask }}
        question={questionOf(ask, 'none')}
        figuresOf={(code) => periods.map((period) => regionFigure(period, region[period]?.[code]))}
      />
    </>
  );
}
