import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useTranslation } from 'react-i18next';
import type { Member } from '../api/team.ts';
import { Icon } from '../parts/icon.tsx';
import { STEPS, type Step } from './looks-after.ts';

interface Props {
  member: Member;
  steps: readonly Step[];
  onStep: (step: Step) => void;
}

/** What is seldom done with an account, behind one button. */
export function StepMenu({ member, steps, onStep }: Props) {
  const { t } = useTranslation();
  return (
    <MenuTrigger>
      <Button className="button" aria-label={t('team.changeNamed', { name: member.name })}>
        {t('team.change')}
        <Icon name="more" />
      </Button>
      <Popover className="menu-frame" placement="bottom end">
        <Menu
          className="menu"
          onAction={(key) => {
            const step = STEPS.find((one) => one === key);
            if (step !== undefined) onStep(step);
          }}
        >
          {steps.map((step) => (
            <MenuItem key={step} id={step} className="menu-item">
              {t(`team.step.${step}`)}…
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
