import type { StandIn } from './stand-in.ts';

/** The environment of this process becomes that of somebody who is signed in there; answers how it was put back. */
export function signedIn({ env }: Pick<StandIn, 'env'>): () => void {
  const before = Object.keys(env).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, env);
  return () => {
    for (const [name, value] of before)
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
  };
}
