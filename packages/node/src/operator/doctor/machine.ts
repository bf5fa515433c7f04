import { stat } from 'node:fs/promises';
import { findNodeKey, NodeKeyError } from '../../federation/node-key.ts';
import type { Config } from '../../system/config.ts';
import type { NodeKey } from '../../system/own-keys.ts';
import { type Finding, well, wrong } from './finding.ts';

/** The node's address and its folders. */
export async function checkMachine(config: Config): Promise<Finding[]> {
  const { url, dataDir, keysDir } = config;
  const isSafe = url.startsWith('https:');
  return [
    isSafe
      ? well(`The address is ${url}.`)
      : wrong(`The address ${url} is not https: everything that is sent can be read on the way.`),
    config.proxies.some((range) => range.endsWith('/0'))
      ? wrong('NABIJ_PROXIES trusts everybody: whoever floods the node can give any address.')
      : well('Only the web servers in NABIJ_PROXIES say who is asking.'),
    await checkFolder(dataDir, 'data'),
    await checkFolder(keysDir, 'keys'),
  ];
}

/** The file with the node's key, and the key if it can be used. */
export async function checkKeyFile(
  keysDir: string,
): Promise<{ finding: Finding; key: NodeKey | undefined }> {
  try {
    const key = await findNodeKey(keysDir);
    if (key) return { finding: well(`The node's key is in ${keysDir}.`), key };
    return { finding: wrong(`There is no key in ${keysDir}: nabij init makes one.`), key };
  } catch (error) {
    if (!(error instanceof NodeKeyError)) throw error;
    return { finding: wrong(`${error.message}.`), key: undefined };
  }
}

async function checkFolder(path: string, what: string): Promise<Finding> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isDirectory()) return wrong(`The folder for ${what}, ${path}, is not there.`);
  if ((found.mode & 0o077) === 0) return well(`Only the node's user enters ${path}.`);
  return wrong(`Others on this machine can enter ${path}: chmod 700 it.`);
}
