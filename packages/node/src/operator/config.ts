import { VARIABLES } from '../system/config.ts';
import type { Command } from './command.ts';
import { say } from './terminal.ts';

export const configCommand: Command = {
  name: 'config',
  usage: 'config',
  meaning: 'prints every variable with its meaning and default',
  options: {},
  run: async () => say(describeVariables()),
};

function describeVariables(): string {
  return VARIABLES.map((variable) => {
    const fallback = 'default' in variable ? ` Default: ${variable.default}.` : '';
    const needed = variable.required ? ` Needed (${variable.required.join(', ')}).` : '';
    return `${variable.name}\n    ${variable.meaning}: ${variable.form}.${fallback}${needed} (${variable.roles.join(', ')})`;
  }).join('\n');
}
