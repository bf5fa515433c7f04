import access from './access.json' with { type: 'json' };
import account from './account.json' with { type: 'json' };
import agenda from './agenda.json' with { type: 'json' };
import audit from './audit.json' with { type: 'json' };
import care from './care.json' with { type: 'json' };
import caseTexts from './case.json' with { type: 'json' };
import cases from './cases.json' with { type: 'json' };
import conference from './conference.json' with { type: 'json' };
import consultations from './consultations.json' with { type: 'json' };
import decisions from './decisions.json' with { type: 'json' };
import figures from './figures.json' with { type: 'json' };
import figuresPages from './figures-pages.json' with { type: 'json' };
import flow from './flow.json' with { type: 'json' };
import frame from './frame.json' with { type: 'json' };
import handover from './handover.json' with { type: 'json' };
import intake from './intake.json' with { type: 'json' };
import keeping from './keeping.json' with { type: 'json' };
import keyboard from './keyboard.json' with { type: 'json' };
import learning from './learning.json' with { type: 'json' };
import letters from './letters.json' with { type: 'json' };
import lines from './lines.json' with { type: 'json' };
import members from './members.json' with { type: 'json' };
import openData from './open-data.json' with { type: 'json' };
import papers from './papers.json' with { type: 'json' };
import peers from './peers.json' with { type: 'json' };
import people from './people.json' with { type: 'json' };
import plan from './plan.json' with { type: 'json' };
import problem from './problem.json' with { type: 'json' };
import refused from './refused.json' with { type: 'json' };
import region from './region.json' with { type: 'json' };
import report from './report.json' with { type: 'json' };
import settings from './settings.json' with { type: 'json' };
import team from './team.json' with { type: 'json' };
import terms from './terms.json' with { type: 'json' };
import today from './today.json' with { type: 'json' };
import trust from './trust.json' with { type: 'json' };

/** All sentences of this language. */
export const texts = {
  ...access,
  ...account,
  ...agenda,
  ...audit,
  ...care,
  ...caseTexts,
  ...cases,
  ...conference,
  ...consultations,
  ...decisions,
  ...figures,
  ...figuresPages,
  ...flow,
  ...frame,
  ...handover,
  ...intake,
  ...keeping,
  ...keyboard,
  ...learning,
  ...letters,
  ...lines,
  ...members,
  ...openData,
  ...papers,
  ...peers,
  ...people,
  ...plan,
  ...problem,
  ...refused,
  ...region,
  ...report,
  ...settings,
  ...team,
  ...terms,
  ...today,
  ...trust,
};
