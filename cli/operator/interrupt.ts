import { TryLater } from '../../core/domain/try-later.ts';

const DEPLOY_GOES_ON =
  'What AWS has begun it goes on with; run goodword deploy again: it says how the stack stands and continues';

/** Runs work in AWS that Ctrl-C may leave; `afterwards` says how it stands then. */
export async function interruptible<T>(work: () => Promise<T>, afterwards = DEPLOY_GOES_ON): Promise<T> {
  let leave: () => void = () => undefined;
  const left = new Promise<never>((_, reject) => {
    leave = () => reject(new TryLater(`left with Ctrl-C. ${afterwards}`));
  });
  process.once('SIGINT', leave);
  try {
    return await Promise.race([work(), left]);
  } finally {
    process.off('SIGINT', leave);
  }
}
