import { useQuery } from '@tanstack/react-query';
import { codesQuery } from '../../api/codes.ts';
import type { ReleaseShown } from '../../api/releases.ts';
import { QueryState } from '../../parts/query-state.tsx';
import { ExactBytes } from './exact-bytes.tsx';
import { InWords } from './in-words.tsx';
import { PreviewTables } from './preview-tables.tsx';

type Shown = Pick<ReleaseShown, 'period' | 'release' | 'how' | 'bytes' | 'digest'>;

/** A release in words, as tables, as bytes. One of another version has its bytes only. */
export function ShownRelease({ preview }: { preview: Shown }) {
  const query = useQuery(codesQuery);
  const { period, release, how, bytes, digest } = preview;
  const lists = query.data;
  return (
    <>
      <QueryState query={query} />
      {lists === undefined || release.version !== 2 ? null : (
        <>
          <InWords release={release} lists={lists} how={how} />
          <PreviewTables release={release} lists={lists} />
        </>
      )}
      <ExactBytes period={period} bytes={bytes} digest={digest} />
    </>
  );
}
