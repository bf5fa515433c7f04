import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFreshly } from '../access/use-freshly.ts';
import { accountQuery, linkProvider, unlinkProvider } from '../api/account.ts';
import { signInWaysQuery } from '../api/session.ts';
import { BusyButton } from '../parts/busy-button.tsx';
import { Notice } from '../parts/notice.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';

/** The town's own sign-in, linked to this account or not. */
export function ProviderSection({ isLinked }: { isLinked: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const freshly = useFreshly();
  const ways = useQuery(signInWaysQuery);
  const name = ways.data?.oidc?.name ?? t('provider.someName');
  const linking = useMutation({
    mutationFn: () => freshly(linkProvider),
    onSuccess: (url) => window.location.assign(url),
  });
  const unlinking = useMutation({
    mutationFn: () => freshly(unlinkProvider),
    onSuccess: () => client.invalidateQueries({ queryKey: accountQuery.queryKey }),
  });
  return (
    <section className="card" aria-labelledby="provider">
      <h2 id="provider">{t('provider.title', { name })}</h2>
      <CameBack name={name} />
      <p>{t(isLinked ? 'provider.isLinked' : 'provider.isNot', { name })}</p>
      <ProblemNotice error={linking.error ?? unlinking.error} />
      {isLinked ? (
        <BusyButton onPress={() => unlinking.mutate()} isBusy={unlinking.isPending}>
          {t('provider.unlink')}
        </BusyButton>
      ) : (
        <BusyButton onPress={() => linking.mutate()} isBusy={linking.isPending}>
          {t('provider.link', { name })}
        </BusyButton>
      )}
    </section>
  );
}

/** What the node adds to the address after the way to the provider and back. */
function CameBack({ name }: { name: string }) {
  const { t } = useTranslation();
  const said = new URLSearchParams(window.location.search).get('provider');
  if (said === 'linked') return <Notice kind="good">{t('provider.linked', { name })}</Notice>;
  if (said === 'taken') return <Notice kind="problem">{t('provider.taken', { name })}</Notice>;
  return null;
}
