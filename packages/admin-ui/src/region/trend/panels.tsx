import { useTranslation } from 'react-i18next';
import type { Shown } from './ask.ts';
import type { Figure } from './figure.ts';
import { markOf, topOf } from './marks.ts';
import { Panel } from './panel.tsx';
import { useFigureWords } from './use-figure-words.ts';

/** What one small chart is of. */
interface OnePanel {
  readonly key: string;
  readonly title: string;
  readonly note?: string | undefined;
  readonly figures: readonly Figure[];
}

interface Props {
  show: Shown;
  periods: readonly string[];
  panels: readonly OnePanel[];
}

/** Small charts beside one another, all on one scale. */
export function Panels({ show, periods, panels }: Props) {
  const { t, i18n } = useTranslation();
  const words = useFigureWords();
  const write = show === 'rate' ? words.rate : words.count;
  const drawn = panels.map(({ figures, ...panel }) => ({
    ...panel,
    marks: figures.flatMap((figure) => markOf(figure, show, write) ?? []),
  }));
  const top = topOf(drawn.map(({ marks }) => marks));
  return (
    <div className="panels" data-single={drawn.length === 1 ? '' : undefined}>
      {drawn.map(({ key, title, note, marks }) => (
        <Panel
          key={key}
          title={title}
          note={note}
          description={t('trend.chart', { label: title })}
          periods={periods}
          marks={marks}
          top={top}
          height={drawn.length === 1 ? 300 : 200}
          isWhole={show === 'count'}
          dir={i18n.dir()}
          words={words.drawing}
        />
      ))}
    </div>
  );
}
