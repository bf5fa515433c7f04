import { useTranslation } from 'react-i18next';
import type { RegionCell, TownCells } from '../../api/region.ts';
import { useFormat } from '../../format/use-format.ts';
import { regionMark, townMark } from './marks.ts';

interface RegionProps {
  cell: RegionCell | undefined;
  reporters: number;
}

/** The region's number, and in words what is hidden from it. */
export function RegionCount({ cell, reporters }: RegionProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (cell === undefined || reporters === 0) return <Unknown>{t('trend.silent')}</Unknown>;
  const { visible } = regionMark('', cell, reporters);
  return (
    <>
      {visible === undefined ? null : <span>{format.number(visible)}</span>}
      {cell.hiddenTowns > 0 ? (
        <Unknown>
          {visible === undefined
            ? t('trend.hidden')
            : t('trend.plusHidden', { count: cell.hiddenTowns })}
        </Unknown>
      ) : null}
    </>
  );
}

interface TownProps {
  cells: TownCells | undefined;
  code: string;
}

/** A town's number, or in words why there is none. */
export function TownCount({ cells, code }: TownProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const mark = townMark('', cells, code);
  if (mark === undefined) return <Unknown>{t('trend.notMember')}</Unknown>;
  if (mark.silent) return <Unknown>{t('trend.silent')}</Unknown>;
  if (mark.visible === undefined) return <Unknown>{t('trend.hidden')}</Unknown>;
  return format.number(mark.visible);
}

function Unknown({ children }: { children: string }) {
  return <span className="unknown">{children}</span>;
}
