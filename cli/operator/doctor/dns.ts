import { Resolver } from 'node:dns/promises';
import { Refused } from '../../exit.ts';
import type { DnsRecord } from '../dns-records.ts';

/** Asks DNS; no answer is an empty list, whatever the reason DNS gives for it. */
export interface AskDns {
  cname(name: string): Promise<string[]>;
  mx(name: string): Promise<{ priority: number; exchange: string }[]>;
  txt(name: string): Promise<string[][]>;
}

/** DNS as this computer asks it, or as one server (its IP address, with `:port` if it is not 53) answers. */
export function dnsOf(server?: string): AskDns {
  const resolver = new Resolver({ timeout: 3_000, tries: 2 });
  try {
    if (server !== undefined) resolver.setServers([server]);
  } catch {
    throw new Refused(`--dns ${server}: an IP address is needed, like 1.1.1.1`);
  }
  return {
    cname: (name) => orNone(resolver.resolveCname(name)),
    mx: (name) => orNone(resolver.resolveMx(name)),
    txt: (name) => orNone(resolver.resolveTxt(name)),
  };
}

async function orNone<T>(answer: Promise<T[]>): Promise<T[]> {
  try {
    return await answer;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENODATA' || code === 'ENOTFOUND') return [];
    throw error;
  }
}

/** What stands where a record should, written as the record's own value is. */
export async function answersOf({ name, type }: DnsRecord, ask = dnsOf()): Promise<string[]> {
  switch (type) {
    case 'CNAME':
      return (await ask.cname(name)).map(bare);
    case 'MX':
      return (await ask.mx(name)).map(({ priority, exchange }) => `${priority} ${bare(exchange)}`);
    case 'TXT':
      return (await ask.txt(name)).map((parts) => parts.join(''));
  }
}

const bare = (name: string): string => name.toLowerCase().replace(/\.$/, '');
