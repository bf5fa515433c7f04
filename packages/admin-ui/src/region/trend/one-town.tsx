import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trendQuery } from '../../api/region.ts';
import { QueryState } from '../../parts/query-state.tsx';
import type { TrendAsk } from './ask.ts';
import { BranchChoice } from './branch-choice.tsx';
import { townFigure } from './figure.ts';
import { LinesShown } from './lines-shown.tsx';
import { questionOf } from './question.ts';

interface Props {
  ask: TrendAsk;
  /** Of the town. */
  id: string;
}

/** One town in full: every code, with what its numbers mean. */
export function OneTown({ ask, id }: Props) {
  const { t } = useTranslation();
  const question = questionOf(ask, id);
  const query = useQuery(trendQuery(question));
  const trend = query.data;
  const town = trend?.towns.find((one) => one.id === id);
  if (trend === undefined || town === undefined) return <QueryState query={query} />;
  return (
    <>
      <BranchChoice {...{ trend, ask }} all={t('trend.allBroad')} />
      <LinesShown
        {...{ trend, ask, question }}
        town={town.name}
        figuresOf={(code) => trend.periods.map((period) => townFigure(period, town, code))}
      />
      <p className="soft">{t('trend.noRanking')}</p>
    </>
  );
}
