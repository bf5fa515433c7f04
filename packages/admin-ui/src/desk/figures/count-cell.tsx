import { useTranslation } from 'react-i18next';
import type { Count } from '../../api/releases.ts';
import { useFormat } from '../../format/use-format.ts';
import { Icon } from '../../parts/icon.tsx';

/** A cell of a table; empty where nothing is counted. */
export function CountCell({ count }: { count: Count | undefined }) {
  return <td className="number">{count === undefined ? null : <ShownCount count={count} />}</td>;
}

/** A hidden count says so; it must never look like zero. */
function ShownCount({ count }: { count: Count }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (count !== null) return format.number(count);
  return (
    <span className="hidden-count">
      <Icon name="hidden" />
      {t('preview.hidden')}
    </span>
  );
}
