import agenda from './agenda.json' with { type: 'json' };
import figures from './figures.json' with { type: 'json' };
import figuresPages from './figures-pages.json' with { type: 'json' };
import members from './members.json' with { type: 'json' };
import openData from './open-data.json' with { type: 'json' };
import peers from './peers.json' with { type: 'json' };
import refused from './refused.json' with { type: 'json' };
import regionTexts from './region.json' with { type: 'json' };
import report from './report.json' with { type: 'json' };
import trust from './trust.json' with { type: 'json' };

/** The pages of a region. */
export const region = {
  ...agenda,
  ...figures,
  ...figuresPages,
  ...members,
  ...openData,
  ...peers,
  ...refused,
  ...regionTexts,
  ...report,
  ...trust,
};
