import type { House } from '../../core/assistant/ports.ts';

/** The process died here. */
export class Crash extends Error {}

/**
 * The same house, in which the process dies at the `at`-th call to the world (counted from 0): before the call had any
 * effect, or right after it, when its answer is lost.
 */
export function crashing<H extends House>(
  house: H,
  at: number,
  when: 'before' | 'after',
): { house: H; calls(): number } {
  let calls = 0;
  const ports = [
    'owners',
    'contacts',
    'enrollments',
    'drafts',
    'messages',
    'places',
    'suppressions',
    'claims',
    'commands',
    'offers',
    'digests',
    'copies',
    'postman',
  ] as const;
  const wrapped = Object.fromEntries(
    ports.map((port) => [
      port,
      new Proxy(house[port], {
        get(target: object, name: string) {
          const method: unknown = Reflect.get(target, name);
          if (typeof method !== 'function' || name === 'ofOwner' || name === 'all') return method;
          return async (...args: unknown[]) => {
            const mine = calls++;
            if (mine === at && when === 'before') throw new Crash(`before ${port}.${name}`);
            const answer: unknown = await method.apply(target, args);
            if (mine === at) throw new Crash(`after ${port}.${name}`);
            return answer;
          };
        },
      }),
    ]),
  );
  return { house: { ...house, ...wrapped }, calls: () => calls };
}
