import { useQuery } from '@tanstack/react-query';
import { codesQuery } from '../../api/codes.ts';
import type { ReleaseShown } from '../../api/releases.ts';
import { QueryState } from '../../parts/query-state.tsx';
import { ExactBytes } from './exact-bytes.tsx';
import { InWords } from './in-words.tsx';
import { PreviewTables } from './preview-tables.tsx';

type Shown = Pick<ReleaseShown, 'period' | 'release' | 'how' | 'bytes' | 'digest'> &
  Partial<Pick<ReleaseShown, 'closedLeftOut'>>;

/** A release in words, as tables, as bytes. One of another version has its bytes only. */
export function ShownRelease({ preview }: { preview: Shown }) {
  const query = useQuery(codesQuery);
  const { period, release, how, bytes, digest, closedLeftOut = 0 } = preview;
  const lists = query.data;
  return (
    <>
      <QueryState query={query} />
      {lists === undefined || release.version !== 2 ? null : (
        <>
          <InWords {...{ release, lists, how, closedLeftOut }} />
          <PreviewTables release={release} lists={lists} />
        </>
      )}
      <ExactBytes period={period} bytes={bytes} digest={digest} />
    </>
  );
}
