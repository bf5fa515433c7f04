import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../access/use-session.ts';
import type { CaseDetail } from '../../../api/cases.ts';
import type { Acting } from '../use-act.ts';

/** Who helps; one ends one's own help, and whoever has the case anybody's. */
export function WhoHelps({ shown, acting }: { shown: CaseDetail; acting: Acting }) {
  const { t } = useTranslation();
  const own = useSession().account.id;
  if (shown.supporters.length === 0) return null;
  const mayEnd = (id: string) => shown.moves.includes('unsupport') && (shown.mine || id === own);
  const end = (accountId: string) =>
    acting.act({ act: 'unsupport', accountId }, { say: t('flow.unsupportDone') });
  return (
    <>
      <h3>{t('flow.helpers')}</h3>
      <ul className="helpers">
        {shown.supporters.map(({ id, name }) => (
          <li key={id}>
            <bdi>{name}</bdi>
            {mayEnd(id) ? (
              <Button className="button" data-kind="quiet" onPress={() => end(id)}>
                {id === own ? t('flow.unsupportMe') : t('flow.unsupport', { name })}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}
