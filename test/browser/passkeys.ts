import type { Page } from 'playwright-core';

/** A device that makes and uses passkeys, as the browser's own test interface has it. */
export interface Device {
  /** How many passkeys it keeps. */
  count(): Promise<number>;
  /** Whether its owner touches it when it asks, also for a passkey that a list offers. */
  touch(answers: boolean): Promise<void>;
}

/**
 * Gives a page a device that checks its owner and says yes at once.
 * @param derives whether it can derive keys (WebAuthn PRF extension)
 */
export async function addDevice(page: Page, derives = true): Promise<Device> {
  const browser = await page.context().newCDPSession(page);
  await browser.send('WebAuthn.enable');
  const { authenticatorId } = await browser.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      hasPrf: derives,
      automaticPresenceSimulation: true,
    },
  });
  return {
    count: async () => {
      const answer = await browser.send('WebAuthn.getCredentials', { authenticatorId });
      return answer.credentials.length;
    },
    touch: async (enabled) => {
      await browser.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled });
    },
  };
}
