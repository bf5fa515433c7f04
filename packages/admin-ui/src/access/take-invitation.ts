/** What is needed of a window to take a secret out of its address. */
interface Addressed {
  location: Pick<Location, 'pathname' | 'hash' | 'search'>;
  history: Pick<History, 'replaceState'>;
}

const ADDRESS = /^\/(?:desk|region)\/invitation\/?$/;

/**
 * Takes the secret of an invitation out of the address, so that neither the history nor anybody
 * who looks over a shoulder keeps it. Undefined at any other address; empty when the link is cut.
 */
export function takeInvitation({ location, history }: Addressed): string | undefined {
  if (!ADDRESS.test(location.pathname)) return undefined;
  const secret = location.hash.slice(1);
  history.replaceState(null, '', location.pathname + location.search);
  return secret;
}
