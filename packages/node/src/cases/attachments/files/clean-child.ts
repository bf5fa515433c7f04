import type { Outcome } from './clean-apart.ts';
import { NotCleanable } from './not-cleanable.ts';

interface Given {
  readonly bytes: Uint8Array;
  readonly type: string;
}

process.once('message', (given) => {
  void outcomeOf(given as Given).then((outcome) => process.send?.(outcome));
});

async function outcomeOf({ bytes, type }: Given): Promise<Outcome> {
  try {
    return { bytes: await clean(bytes, type) };
  } catch (error) {
    return { fault: error instanceof NotCleanable ? error.fault : 'unread' };
  }
}

// each only where it is needed: the library for PDF takes long to load
async function clean(bytes: Uint8Array, type: string): Promise<Uint8Array> {
  if (type === 'application/pdf') {
    const { cleanDocument } = await import('./pdf/clean-document.ts');
    return cleanDocument(bytes);
  }
  const { cleanSound } = await import('./sound/clean-sound.ts');
  return cleanSound(bytes, type);
}
