import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/cases.ts';
import type { CaseTerm } from '../../../api/handling.ts';
import { useNow } from '../../../format/node-clock.ts';
import { useFormat } from '../../../format/use-format.ts';
import { Icon, type IconName } from '../../../parts/icon.tsx';
import type { CaseChange } from '../use-case-change.ts';
import { TermHistory } from './term-history.tsx';
import { type Light, lightOf } from './term-light.ts';

const LOOKS: Record<Light, { icon: IconName; tone: string }> = {
  done: { icon: 'check', tone: 'good' },
  far: { icon: 'wait', tone: 'good' },
  near: { icon: 'warning', tone: 'new' },
  late: { icon: 'stop', tone: 'problem' },
  passed: { icon: 'info', tone: 'done' },
  paused: { icon: 'silent', tone: 'waiting' },
};

interface Props {
  shown: CaseDetail;
  term: CaseTerm;
  changing: CaseChange;
  onMove: () => void;
}

/** One term: what, how it stands, by when and by whose rules; and what happened to it. */
export function TermItem({ shown, term, changing, onMove }: Props) {
  const { t } = useTranslation();
  const step = t(`terms.step.${term.step}`);
  return (
    <li className="case-term">
      <p>
        <strong>{step}</strong>
      </p>
      <HowItStands term={term} />
      <p className="soft">
        {t(`terms.who.${term.who}`)} · <Ground term={term} />
      </p>
      <Expected term={term} />
      <TermHistory shown={shown} term={term} changing={changing} />
      {term.moves.length === 0 ? null : (
        <Button
          className="button"
          data-kind="quiet"
          aria-label={t('terms.changeNamed', { step })}
          onPress={onMove}
        >
          {t('terms.change')}…
        </Button>
      )}
    </li>
  );
}

function HowItStands({ term }: { term: CaseTerm }) {
  const { t } = useTranslation();
  const now = useNow();
  const format = useFormat();
  const light = lightOf(term, now);
  const look = LOOKS[light];
  const day = term.doneOn ?? term.due;
  const when = term.doneOn !== null ? 'done' : light === 'paused' ? 'atLeast' : 'due';
  return (
    <p>
      <span className="badge" data-tone={look.tone}>
        <Icon name={look.icon} />
        {t(`terms.light.${light}`)}
      </span>{' '}
      <time dateTime={day}>{t(`terms.${when}`, { date: format.date(day) })}</time>
    </p>
  );
}

/** By whose word the day is what it is. */
function Ground({ term: { promise, ref } }: { term: CaseTerm }) {
  const { t } = useTranslation();
  if (promise) return t('terms.promise');
  return ref === 'own-regulation' ? t('terms.ownRegulation') : ref;
}

function Expected({ term: { expected, state } }: { term: CaseTerm }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (expected === null || state === 'done') return null;
  return <p>{t('terms.expected', { date: format.date(expected) })}</p>;
}
