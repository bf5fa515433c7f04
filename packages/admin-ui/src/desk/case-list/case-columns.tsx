import {
  createColumnHelper,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/react-table';
import type { CaseRow } from '../../api/lists.ts';
import { useFormat } from '../../format/use-format.ts';
import { useCodeLabels } from '../../parts/code-labels.ts';
import { StateBadge } from '../../parts/state-badge.tsx';
import { CaseLink } from './case-link.tsx';
import { CaseNews, CaseOwner } from './case-news.tsx';
import { DueLabel } from './due-label.tsx';

/** Sorting is the node's; the table keeps by what, and which rows are chosen. */
export const FEATURES = tableFeatures({ rowSortingFeature, rowSelectionFeature });

const helper = createColumnHelper<typeof FEATURES, CaseRow>();

/** The columns of the desk's list; `id` names the text of the heading. */
export const COLUMNS = helper.columns([
  helper.accessor('number', { cell: ({ row }) => <CaseLink row={row.original} /> }),
  helper.display({
    id: 'about',
    cell: ({ row }) => <About row={row.original} />,
  }),
  helper.display({ id: 'news', cell: ({ row }) => <CaseNews row={row.original} /> }),
  helper.accessor('dueOn', {
    id: 'due',
    enableSorting: true,
    cell: ({ row }) => <DueLabel row={row.original} />,
  }),
  helper.display({ id: 'status', cell: ({ row }) => <StateBadge state={row.original.state} /> }),
  helper.accessor('receivedAt', {
    id: 'received',
    cell: ({ row }) => <Received at={row.original.receivedAt} />,
  }),
  helper.display({ id: 'owner', cell: ({ row }) => <CaseOwner row={row.original} /> }),
]);

function About({ row }: { row: CaseRow }) {
  const { label } = useCodeLabels();
  return (
    <>
      <span className="case-subject">{label('subject', row.subject)}</span>
      <span className="case-request">
        {label('domain', row.domain)} · {label('request_type', row.request)}
      </span>
    </>
  );
}

function Received({ at }: { at: string }) {
  const format = useFormat();
  return (
    <time dateTime={at} title={format.moment(at)}>
      {format.age(at)}
    </time>
  );
}
