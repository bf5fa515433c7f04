import { useTranslation } from 'react-i18next';
import type { Shown } from './ask.ts';
import { type Line, linesBySight } from './finding.ts';
import { Panels } from './panels.tsx';

interface Props {
  lines: readonly Line[];
  show: Shown;
  periods: readonly string[];
  name: (code: string) => string;
}

/** One small chart for each code, one large one for a single one; the rest is named in words. */
export function LineCharts({ lines, show, periods, name }: Props) {
  const { t } = useTranslation();
  const { visible, onlyHidden, quiet } = linesBySight(lines);
  const isAlone = lines.length === 1;
  const drawn = isAlone ? lines : visible;
  const names = (some: readonly Line[]) => some.map(({ code }) => name(code)).join(', ');
  return (
    <>
      <Panels
        show={show}
        periods={periods}
        panels={drawn.map(({ code, figures }) => ({ key: code, title: name(code), figures }))}
      />
      {onlyHidden.length > 0 && !isAlone ? (
        <p className="soft">{t('trend.onlyHidden', { labels: names(onlyHidden) })}</p>
      ) : null}
      {quiet.length > 0 && !isAlone ? (
        <p className="soft">{t('trend.quiet', { labels: names(quiet) })}</p>
      ) : null}
    </>
  );
}
