import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../access/use-session.ts';
import type { AuditActor, AuditEntry } from '../api/audit.ts';
import { useFormat } from '../format/use-format.ts';
import { handlesCases } from '../team/looks-after.ts';
import { useActWords } from './use-act-words.ts';

interface Props {
  entries: readonly AuditEntry[];
  /** Names of people by the id of their account. */
  names: ReadonlyMap<string, string>;
}

/** When, who, what, and about whom or which case. */
export function AuditTable({ entries, names }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useActWords();
  if (entries.length === 0) return <p className="empty">{t('audit.none')}</p>;
  return (
    <table className="table audit-table">
      <caption className="only-aloud">{t('audit.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('audit.when')}</th>
          <th scope="col">{t('audit.who')}</th>
          <th scope="col">{t('audit.what')}</th>
          <th scope="col">{t('audit.about')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <td>
              <time dateTime={entry.at}>{format.moment(entry.at)}</time>
            </td>
            <td>
              <Who actor={entry.actor} />
            </td>
            <td>{words(entry.act)}</td>
            <td>
              <About entry={entry} names={names} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Who({ actor }: { actor: AuditActor }) {
  const { t } = useTranslation();
  if (actor.kind !== 'account') return t(`audit.actor.${actor.kind}`);
  return actor.name ?? t('audit.actor.gone');
}

const SHORT = 8;
/** Ids of accounts and sheets (UUID), keys and passkeys (base64url): nobody reads them whole. */
const ID = /^[\w-]{20,}$/;

/** The case or the person; where only an id is left, its beginning tells one from another. */
function About({ entry, names }: { entry: AuditEntry; names: Props['names'] }) {
  const { t } = useTranslation();
  const { account } = useSession();
  const { caseId, caseNumber, subject } = entry;
  const name = subject === null ? undefined : names.get(subject);
  if (caseId !== null) {
    const words = caseNumber
      ? t('case.title', { number: caseNumber })
      : t('audit.case', { id: caseId.slice(0, SHORT) });
    if (!handlesCases(account.role)) return words;
    return (
      <Link to="/desk/cases/$caseId" params={{ caseId }}>
        {words}
      </Link>
    );
  }
  if (name !== undefined) return name;
  if (subject === null) return null;
  if (subject === 'totp') return t('totp.title');
  return <span className="soft">{ID.test(subject) ? subject.slice(0, SHORT) : subject}</span>;
}
