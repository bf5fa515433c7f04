import { useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { TABLES } from '../../desk/figures/declared.ts';
import { useAxisNames } from '../../desk/figures/use-axis-names.ts';
import { PageHeading } from '../../parts/page-heading.tsx';
import { Loading } from '../../parts/query-state.tsx';
import { askOf, type TrendAsk } from './ask.ts';
import { CodeChoice } from './code-choice.tsx';
import { RegionView } from './region-view.tsx';
import { TownsView } from './towns-view.tsx';
import { TrendChoices, useChoose } from './trend-choices.tsx';
import { useAxisTree } from './use-axis-tree.ts';
import './trend.css';
import './chart.css';

const MapView = lazy(() => import('./map/map-view.tsx'));

/** How often something is reported, period by period: the region, town by town, or on a map. */
export function TrendPage() {
  const { t } = useTranslation();
  const ask = askOf(useSearch({ from: '/region/trend' }));
  const { axes } = TABLES[ask.table];
  const first = axes.length > 1 ? FIRST.find((axis) => axis === axes[0]) : undefined;
  return (
    <>
      <PageHeading title={t('trend.title')} />
      <TrendChoices ask={ask} />
      {ask.measure === 'mass' ? <p className="lead">{t('trend.massMeans')}</p> : null}
      {first === undefined ? (
        <ViewShown ask={{ ...ask, part: undefined }} />
      ) : (
        <OnePart ask={ask} axis={first} />
      )}
    </>
  );
}

/** What the tables with two dimensions have as their first. */
const FIRST = ['subject', 'barrier', 'ground'] as const;

/** Of a table with two dimensions one row at a time is looked at: all at once say nothing. */
function OnePart({ ask, axis }: { ask: TrendAsk; axis: (typeof FIRST)[number] }) {
  const name = useAxisNames();
  const { t } = useTranslation();
  const choose = useChoose();
  const broad = useAxisTree(axis).filter(({ depth }) => depth === 0);
  const part = broad.find(({ code }) => code === ask.part) ?? broad[0];
  if (part === undefined) return <Loading />;
  return (
    <>
      <div className="choices-bar">
        <CodeChoice
          label={t(`trend.rowOf.${axis}`)}
          value={part.code}
          tree={broad}
          name={(code) => name(axis, code)}
          onChoose={(code) => choose({ part: code })}
        />
      </div>
      <ViewShown ask={{ ...ask, part: part.code }} />
    </>
  );
}

function ViewShown({ ask }: { ask: TrendAsk }) {
  if (ask.view === 'region') return <RegionView ask={ask} />;
  if (ask.view === 'towns') return <TownsView ask={ask} />;
  return (
    <Suspense fallback={<Loading />}>
      <MapView ask={ask} />
    </Suspense>
  );
}
