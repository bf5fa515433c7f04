import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { Member, Overview, OverviewTown, Refusal, Reminder } from '../../api/members.ts';
import { useFormat } from '../../format/use-format.ts';
import { Icon } from '../../parts/icon.tsx';
import { RefusedMark } from './refused-mark.tsx';
import { isOverdue, type Report, reportOf, standingOf } from './report-of.ts';
import { StandingBadge } from './standing-badge.tsx';

interface Props {
  town: OverviewTown;
  period: string;
  overview: Overview;
  member: Member | undefined;
  reminder: Reminder | undefined;
  refusal: Refusal | undefined;
  onRemind: (town: Member) => void;
}

/** What one town told of one quarter, and what to ask it. */
export function QuarterRow(props: Props) {
  const { town, period, overview, member, reminder, refusal, onRemind } = props;
  const { t } = useTranslation();
  const report = reportOf(overview, town.id, period);
  const isMember = member !== undefined && member.removedAt === null;
  const canRemind = isMember && member.suspendedAt === null && isOverdue(report);
  return (
    <tr>
      <th scope="row">
        <bdi>{town.name}</bdi>
        <TownNote town={town} suspendedAt={member?.suspendedAt ?? null} />
      </th>
      <td data-label={t('overview.when')}>
        <StandingBadge standing={standingOf(report)} />
        <When report={report} />
      </td>
      <td data-label={t('overview.what')}>
        <What report={report} />
      </td>
      <td data-label={t('overview.made')}>
        {report.kind === 'reported'
          ? t('overview.version', { codes: report.codes, threshold: report.threshold })
          : '–'}
      </td>
      <td>
        <Marks report={report} />
        <RefusedMark refusal={refusal} report={report} />
        {reminder === undefined ? null : <Reminded reminder={reminder} />}
        {canRemind ? (
          <Button
            className="button"
            onPress={() => onRemind(member)}
            aria-label={t('remind.named', { town: town.name })}
          >
            {t('remind.remind')}…
          </Button>
        ) : null}
      </td>
    </tr>
  );
}

function TownNote({ town, suspendedAt }: { town: OverviewTown; suspendedAt: string | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (town.removedAt !== null) {
    const date = format.date(town.removedAt);
    return <span className="since">{t('overview.removed', { date })}</span>;
  }
  if (suspendedAt !== null) {
    const date = format.date(suspendedAt);
    return <span className="since">{t('overview.suspended', { date })}</span>;
  }
  return (
    <span className="since">{t('overview.since', { date: format.date(town.admittedAt) })}</span>
  );
}

function When({ report }: { report: Report }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (report.kind === 'not-member') return null;
  const { days: count } = report;
  return (
    <span className="since">
      {report.kind === 'reported'
        ? t('overview.came', {
            date: format.date(report.at),
            days: t('overview.days', { count }),
          })
        : t('overview.waited', { count })}
    </span>
  );
}

function What({ report }: { report: Report }) {
  const { t } = useTranslation();
  if (report.kind !== 'reported') return '–';
  return t(`overview.received.${report.received}`);
}

function Marks({ report }: { report: Report }) {
  const { t } = useTranslation();
  if (report.kind !== 'reported') return null;
  return report.marks.map((mark) => (
    <p key={mark} className="mark">
      <Icon name="warning" />
      <span>{t(`overview.marks.${mark}`)}</span>
    </p>
  ));
}

function Reminded({ reminder }: { reminder: Reminder }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { at, by } = reminder;
  return <p className="since">{t('remind.reminded', { date: format.date(at), name: by })}</p>;
}
