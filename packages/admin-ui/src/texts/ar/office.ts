import account from './account.json' with { type: 'json' };
import audit from './audit.json' with { type: 'json' };
import calendar from './calendar.json' with { type: 'json' };
import team from './team.json' with { type: 'json' };

/** The pages that both roles have: account, team, keys, audit. */
export const office = {
  ...account,
  ...audit,
  ...calendar,
  ...team,
};
