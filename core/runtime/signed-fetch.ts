import { setTimeout as sleep } from 'node:timers/promises';
import { Sha256 } from '@smithy/core/checksum';
import { SignatureV4 } from '@smithy/signature-v4';
import type { SignedFetch } from '../storage/raw-mail.ts';

/** A request that takes longer than this is given up (ms). */
const TIMEOUT = 10_000;
/** The longest that the first repetition waits (ms); each further one may take twice as long. */
const FIRST_WAIT = 50;

/**
 * `fetch` signed for a service of AWS (Signature Version 4), with the credentials of the environment or those given. The
 * SDK's clients sign with the same code, so that a bundle has it already.
 */
export function signedFetch(
  service: 's3' | 'ssm' | 'bedrock',
  region: string,
  credentials?: { accessKeyId: string; secretAccessKey: string },
  /** How often a request that the service failed at or throttled is sent again. */
  retries = 3,
): SignedFetch {
  const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '', AWS_SESSION_TOKEN } = process.env;
  const own = {
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    ...(AWS_SESSION_TOKEN === undefined ? {} : { sessionToken: AWS_SESSION_TOKEN }),
  };
  const signer = new SignatureV4({
    credentials: credentials ?? own,
    region,
    service,
    sha256: Sha256,
    // S3 alone takes a path as it stands in the request.
    uriEscapePath: service !== 's3',
  });
  return async (url, init) => {
    const signal = init.signal ?? AbortSignal.timeout(TIMEOUT);
    for (let again = 0; ; again++) {
      const response = await fetch(url, { ...init, signal, headers: await signedHeaders(signer, url, init) });
      if ((response.status < 500 && response.status !== 429) || again >= retries) return response;
      await sleep(Math.random() * FIRST_WAIT * 2 ** again, undefined, { signal });
    }
  };
}

async function signedHeaders(
  signer: SignatureV4,
  url: string,
  { method = 'GET', headers, body }: RequestInit,
): Promise<Record<string, string>> {
  const { protocol, hostname, host, port, pathname, searchParams } = new URL(url);
  const signed = await signer.sign({
    method,
    protocol,
    hostname,
    ...(port !== '' && { port: Number(port) }),
    path: pathname,
    query: Object.fromEntries(searchParams),
    headers: { ...Object.fromEntries(new Headers(headers)), host },
    body,
  });
  // `fetch` writes it, and takes none.
  const { host: _host, ...others } = signed.headers;
  return others;
}
