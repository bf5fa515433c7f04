import { useTranslation } from 'react-i18next';
import type { FailedMessage, Remedy, Standing } from '../../api/peers.ts';
import { Command } from '../../trust/command.tsx';
import { useReason } from './use-reason.ts';

interface Props {
  message: Pick<FailedMessage, 'refusal' | 'remedy' | 'to'>;
  standing: Pick<Standing, 'self' | 'coordinator'>;
  /** Whether nothing is tried any more. */
  ended: boolean;
}

/** Why something did not arrive, what to do about it, and who does it. */
export function RemedyWords({ message, standing, ended }: Props) {
  const { t } = useTranslation();
  const { refusal, remedy, to } = message;
  const name = to.name ?? to.url;
  const inWords = useReason(name);
  if (refusal === null || remedy === null) return null;
  const command = commandFor(remedy, standing);
  return (
    <>
      <p>{t('peers.why', { reason: inWords(refusal) })}</p>
      <p>
        {t(ended && remedy === 'wait' ? 'peers.remedy.waitEnded' : `peers.remedy.${remedy}`, {
          name,
        })}
      </p>
      {command === undefined ? null : <Command>{command}</Command>}
    </>
  );
}

function commandFor(remedy: Remedy, { self, coordinator }: Props['standing']): string | undefined {
  switch (remedy) {
    case 'admit':
    case 'removed':
      return `nabij admit ${self.url}`;
    case 'our-key':
      return `nabij admit ${self.url} --replace`;
    case 'their-key':
      return `nabij join ${coordinator?.url ?? 'https://…'} --replace`;
    case 'clock':
      return 'nabij doctor';
    case 'address':
      return 'nabij members';
    default:
      return undefined;
  }
}
