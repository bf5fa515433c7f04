import agenda from './agenda.json' with { type: 'json' };
import care from './care.json' with { type: 'json' };
import caseTexts from './case.json' with { type: 'json' };
import conference from './conference.json' with { type: 'json' };
import consultations from './consultations.json' with { type: 'json' };
import decisions from './decisions.json' with { type: 'json' };
import figures from './figures.json' with { type: 'json' };
import figuresPages from './figures-pages.json' with { type: 'json' };
import flow from './flow.json' with { type: 'json' };
import handover from './handover.json' with { type: 'json' };
import intake from './intake.json' with { type: 'json' };
import keeping from './keeping.json' with { type: 'json' };
import learning from './learning.json' with { type: 'json' };
import letters from './letters.json' with { type: 'json' };
import lines from './lines.json' with { type: 'json' };
import papers from './papers.json' with { type: 'json' };
import peers from './peers.json' with { type: 'json' };
import people from './people.json' with { type: 'json' };
import plan from './plan.json' with { type: 'json' };
import refused from './refused.json' with { type: 'json' };
import settings from './settings.json' with { type: 'json' };
import terms from './terms.json' with { type: 'json' };
import trust from './trust.json' with { type: 'json' };

/** The pages of the desk, beside Today. */
export const desk = {
  ...agenda,
  ...care,
  ...caseTexts,
  ...conference,
  ...consultations,
  ...decisions,
  ...figures,
  ...figuresPages,
  ...flow,
  ...handover,
  ...intake,
  ...keeping,
  ...learning,
  ...letters,
  ...lines,
  ...papers,
  ...peers,
  ...people,
  ...plan,
  ...refused,
  ...settings,
  ...terms,
  ...trust,
};
