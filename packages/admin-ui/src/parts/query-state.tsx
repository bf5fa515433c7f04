import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../api/request.ts';
import { Notice } from './notice.tsx';

interface Props {
  query: { isPending: boolean; error: unknown; refetch: () => Promise<unknown> };
}

/** Says that data is coming, or why it is not and how to ask again. */
export function QueryState({ query }: Props) {
  const { t } = useTranslation();
  if (query.error !== null) {
    return (
      <Notice kind="problem">
        <p>{t(`problem.${problemOf(query.error)}`)}</p>
        <Button className="button" onPress={() => void query.refetch()}>
          {t('frame.again')}
        </Button>
      </Notice>
    );
  }
  return query.isPending ? <Loading /> : null;
}

/** Says that something is on its way. */
export function Loading() {
  const { t } = useTranslation();
  return (
    <p className="loading" role="status">
      {t('frame.loading')}
    </p>
  );
}
