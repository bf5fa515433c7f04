import access from './access.json' with { type: 'json' };
import begin from './begin.json' with { type: 'json' };
import cases from './cases.json' with { type: 'json' };
import frame from './frame.json' with { type: 'json' };
import keyboard from './keyboard.json' with { type: 'json' };
import problem from './problem.json' with { type: 'json' };
import today from './today.json' with { type: 'json' };
import ways from './ways.json' with { type: 'json' };

/** All that stands before somebody chose a page: signing in, the frame, Today, refusals. */
export const first = {
  ...access,
  ...begin,
  ...cases,
  ...frame,
  ...keyboard,
  ...problem,
  ...today,
  ...ways,
};
