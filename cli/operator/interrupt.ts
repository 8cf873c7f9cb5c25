import { TryLater } from '../../core/domain/try-later.ts';

/** Runs work in AWS that Ctrl-C may leave: AWS goes on without us, and the next run takes it up. */
export async function interruptible<T>(work: () => Promise<T>): Promise<T> {
  let leave: () => void = () => undefined;
  const left = new Promise<never>((_, reject) => {
    leave = () =>
      reject(
        new TryLater(
          'left with Ctrl-C. What AWS has begun it goes on with; run goodword deploy again: it says how the stack stands and continues',
        ),
      );
  });
  process.once('SIGINT', leave);
  try {
    return await Promise.race([work(), left]);
  } finally {
    process.off('SIGINT', leave);
  }
}
