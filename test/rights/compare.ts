import type { Call } from './call.ts';
import type { Grant } from './grants.ts';

/** A right that no call was seen to need, and why it is given all the same. `*` stands for any text. */
export interface Unseen {
  by: string;
  action: string;
  resource: string;
  because: string;
}

/** In words: what was called and is not allowed, what is allowed and was not called, and reasons nothing needs any more. */
export function differences(
  calls: Call[],
  grants: Grant[],
  unseen: Unseen[],
): { forbidden: string[]; unused: string[]; needless: string[] } {
  const allows = (grant: Grant, call: Call): boolean =>
    grant.by === call.by &&
    fits(grant.action, call.action) &&
    // A right on everything speaks only for what was asked about nothing narrower.
    (grant.resource === '*' ? call.resource === '*' : fits(grant.resource, call.resource));
  const isUsed = (grant: Grant) => calls.some((call) => allows(grant, call));
  const explains = (why: Unseen, grant: Grant): boolean =>
    fits(why.by, grant.by) && fits(why.action, grant.action) && fits(why.resource, grant.resource);
  return {
    forbidden: told(calls.filter((call) => !grants.some((grant) => allows(grant, call)))),
    unused: told(grants.filter((grant) => !isUsed(grant) && !unseen.some((why) => explains(why, grant)))),
    needless: told(unseen.filter((why) => !grants.some((grant) => explains(why, grant) && !isUsed(grant)))),
  };
}

/** IAM's own rule for patterns: `*` is any text, `?` any one sign. */
function fits(pattern: string, text: string): boolean {
  const parts = pattern.replaceAll(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${parts.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's').test(text);
}

const told = (things: { by: string; action: string; resource: string }[]): string[] =>
  [...new Set(things.map(({ by, action, resource }) => `${by}: ${action} on ${resource}`))].sort();
