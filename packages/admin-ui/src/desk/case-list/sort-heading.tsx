import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../parts/icon.tsx';

export type SortName = 'number' | 'about' | 'news' | 'due' | 'status' | 'received' | 'owner';

interface Props {
  name: SortName;
  /** Undefined for a column by which nobody sorts. */
  sorted: false | 'asc' | 'desc' | undefined;
  onSort: () => void;
}

const SORTED = { asc: 'ascending', desc: 'descending' } as const;

/** The heading of a column; by some of them the list can be sorted. */
export function SortHeading({ name, sorted, onSort }: Props) {
  const { t } = useTranslation();
  const words = name === 'due' ? t('list.due') : t(`cases.${name}`);
  if (sorted === undefined) {
    return (
      <th scope="col" data-column={name}>
        {words}
      </th>
    );
  }
  return (
    <th scope="col" data-column={name} aria-sort={sorted === false ? 'none' : SORTED[sorted]}>
      <Button className="sort" data-sorted={sorted || undefined} onPress={onSort}>
        {words}
        <Icon name="more" />
      </Button>
    </th>
  );
}
