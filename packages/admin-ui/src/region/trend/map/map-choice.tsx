import { type ChangeEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrendTown } from '../../../api/region.ts';
import { MAX_MAP_BYTES } from '../../../api/region-map.ts';
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
  const id = useId();
  const [problem, setProblem] = useState<Problem>();

  async function choose(event: ChangeEvent<HTMLInputElement>) {
    const [file] = event.target.files ?? [];
    if (file === undefined) return;
    const input = event.target;
    try {
      const match = await matchOf(file, towns);
      setProblem(match === undefined ? 'no-match' : undefined);
      onChoose(match);
    } catch (error) {
      if (!(error instanceof OutlineError)) throw error;
      setProblem(error.problem);
      onChoose(undefined);
    }
    // the same file can be chosen once more after it was mended
    input.value = '';
  }

  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {t('trend.map.choose')}
      </label>
      <span className="field-help" id={`${id}-help`}>
        {t('trend.map.chooseHelp')}
      </span>
      {problem === undefined ? null : (
        <p className="field-error" role="alert">
          {t(`trend.map.wrong.${problem}`)}
        </p>
      )}
      <input
        className="field-input"
        id={id}
        type="file"
        accept=".geojson,.topojson,.json,application/geo+json,application/json"
        aria-describedby={`${id}-help`}
        onChange={(event) => void choose(event)}
      />
    </div>
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
