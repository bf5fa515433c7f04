import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrendTown } from '../../../api/region.ts';
import { MAX_MAP_BYTES } from '../../../api/region-map.ts';
import { FileField } from '../../../parts/file-field.tsx';
import { type Match, matchAreas } from './match-areas.ts';
import { OutlineError, type OutlineProblem, readOutlines } from './read-outlines.ts';

interface Props {
  towns: readonly TrendTown[];
  /** Undefined: the file cannot be used. */
  onChoose: (match: Match | undefined) => void;
}

type Problem = OutlineProblem | 'no-match';

/** Reads a file of areas in the browser and says what is wrong with it. */
export function MapChoice({ towns, onChoose }: Props) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState<Problem>();

  async function choose(file: File | undefined) {
    if (file === undefined) return;
    try {
      const match = await matchOf(file, towns);
      setProblem(match === undefined ? 'no-match' : undefined);
      onChoose(match);
    } catch (error) {
      if (!(error instanceof OutlineError)) throw error;
      setProblem(error.problem);
      onChoose(undefined);
    }
  }

  return (
    <FileField
      label={t('trend.map.choose')}
      help={t('trend.map.chooseHelp')}
      problem={problem === undefined ? undefined : t(`trend.map.wrong.${problem}`)}
      accept=".geojson,.topojson,.json,application/geo+json,application/json"
      onChoose={(file) => void choose(file)}
    />
  );
}

async function matchOf(file: File, towns: readonly TrendTown[]): Promise<Match | undefined> {
  if (file.size > MAX_MAP_BYTES) throw new OutlineError('too-large');
  const match = matchAreas(await readOutlines(await file.text()), towns);
  if (match === undefined) return undefined;
  // what is sent can be larger than the TopoJSON it came from
  const bytes = new TextEncoder().encode(JSON.stringify(match.areas)).length;
  if (bytes > MAX_MAP_BYTES) throw new OutlineError('too-large');
  return match;
}
