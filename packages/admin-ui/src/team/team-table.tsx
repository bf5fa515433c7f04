import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { useSession } from '../access/use-session.ts';
import type { Member } from '../api/team.ts';
import { useFormat } from '../format/use-format.ts';
import { Icon, type IconName } from '../parts/icon.tsx';
import { type Step, stepsFor } from './looks-after.ts';
import { StepMenu } from './step-menu.tsx';

interface Props {
  team: readonly Member[];
  onStep: (member: Member, step: Step) => void;
}

/** Everybody with their state in words; who waits for something stands first. */
export function TeamTable({ team, onStep }: Props) {
  const { t, i18n } = useTranslation();
  const order = ['accepted', 'invited', 'in', 'left'];
  const members = team.toSorted(
    (a, b) =>
      order.indexOf(a.state) - order.indexOf(b.state) ||
      a.name.localeCompare(b.name, i18n.language),
  );
  return (
    <table className="table team-table">
      <caption>
        {t('team.caption', { count: team.filter((it) => it.state !== 'left').length })}
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('team.name')}</th>
          <th scope="col">{t('team.role')}</th>
          <th scope="col">{t('team.state')}</th>
          <th scope="col">{t('team.change')}</th>
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <MemberRow key={member.id} member={member} onStep={onStep} />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  member: Member;
  onStep: (member: Member, step: Step) => void;
}

function MemberRow({ member, onStep }: RowProps) {
  const { t } = useTranslation();
  const { account, node } = useSession();
  const by = { id: account.id, role: account.role, node: node.role };
  const steps = stepsFor(member, by);
  const others = steps.filter((step) => step !== 'let-in');
  return (
    <tr>
      <th scope="row" className="member">
        {member.id === account.id ? t('cases.me', { name: member.name }) : member.name}
        <span className="soft">{member.login}</span>
      </th>
      <td data-label={t('team.role')}>{t(`role.${member.role}`)}</td>
      <td data-label={t('team.state')}>
        <MemberState member={member} />
      </td>
      <td>
        <div className="buttons">
          {steps.includes('let-in') ? (
            <Button
              className="button"
              data-kind="main"
              onPress={() => onStep(member, 'let-in')}
              aria-label={t('team.letInNamed', { name: member.name })}
            >
              {t('team.step.let-in')}…
            </Button>
          ) : null}
          {others.length === 0 ? null : (
            <StepMenu member={member} steps={others} onStep={(step) => onStep(member, step)} />
          )}
        </div>
      </td>
    </tr>
  );
}

const LOOKS: Record<Member['state'], { icon: IconName; tone: string }> = {
  invited: { icon: 'letter', tone: 'waiting' },
  accepted: { icon: 'wait', tone: 'new' },
  in: { icon: 'check', tone: 'busy' },
  left: { icon: 'stop', tone: 'done' },
};

function MemberState({ member }: { member: Member }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { icon, tone } = LOOKS[member.state];
  return (
    <>
      <span className="badge" data-tone={tone}>
        <Icon name={icon} />
        {t(`team.is.${member.state}`)}
      </span>
      <span className="member-since">{t('team.since', { date: format.date(member.since) })}</span>
    </>
  );
}
