/** A name a contact is known by to machines; two contacts never share one. */
export type Alias = `address:${string}` | `linkedin:${string}` | `phone:${string}` | `nameonly:${string}`;
