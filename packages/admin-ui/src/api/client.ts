import { send } from './request.ts';

/**
 * How typed clients of the node's routes ask: paths, bodies and answers are those that the node
 * declares, answers are successes only, and a refusal is an `ApiProblem`.
 * @example const { api } = hc<ReturnType<typeof casesRoutes>>('/', OWN_NODE);
 */
export const OWN_NODE = { fetch: send };

/** What a typed answer holds. */
export async function read<Answer>(answer: Promise<{ json(): Promise<Answer> }>): Promise<Answer> {
  return (await answer).json();
}
