import { useTranslation } from 'react-i18next';
import type { TrendTown } from '../../../api/region.ts';
import type { Area, Areas } from '../../../api/region-map.ts';
import { townFigure } from '../figure.ts';
import { useFigureWords } from '../use-figure-words.ts';
import type { Drawn } from './draw-map.ts';
import { areaKind, classOf, type RateClass } from './map-classes.ts';
import { townOf } from './match-areas.ts';

interface Of {
  readonly towns: readonly TrendTown[];
  readonly period: string;
  readonly code: string;
  readonly classes: readonly RateClass[];
  /** Smaller numbers are not set beside others. */
  readonly fewest: number;
}

/** What is drawn and written in each area. */
export function useDrawnAreas({ towns, period, code, classes, fewest }: Of): (area: Area) => Drawn {
  const { t } = useTranslation();
  const words = useFigureWords();
  const said = {
    small: t('trend.map.small'),
    hidden: t('trend.hidden'),
    silent: t('trend.silent'),
    'no-rate': t('trend.noPopulation'),
    'not-member': '',
  };
  return (area) => {
    const { name } = area.properties;
    const town = townOf(area.properties, towns);
    const figure = town && townFigure(period, town, code);
    const kind = areaKind(figure, fewest);
    if (kind !== 'rate') return { kind, at: 0, lines: [name, said[kind]].filter(Boolean) };
    const rate = figure?.rate?.rate.low ?? 0;
    return { kind, at: classOf(rate, classes), lines: [name, words.rate(rate)] };
  };
}

/** Towns of which the map has no area. */
export function townsOff(areas: Areas, towns: readonly TrendTown[]): TrendTown[] {
  const placed = new Set(areas.features.map(({ properties }) => townOf(properties, towns)?.id));
  return towns.filter(({ id }) => !placed.has(id));
}
