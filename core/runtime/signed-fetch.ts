import { AwsClient } from 'aws4fetch';
import type { SignedFetch } from '../storage/raw-mail.ts';

/** A request that takes longer than this is given up (ms). */
const TIMEOUT = 10_000;

/** `fetch` signed for a service of AWS (Signature Version 4), with the credentials of the environment or those given. */
export function signedFetch(
  service: 's3' | 'ssm' | 'bedrock',
  region: string,
  credentials?: { accessKeyId: string; secretAccessKey: string },
  /** How often a request that failed is sent again. */
  retries = 3,
): SignedFetch {
  const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '', AWS_SESSION_TOKEN } = process.env;
  const own = {
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    ...(AWS_SESSION_TOKEN === undefined ? {} : { sessionToken: AWS_SESSION_TOKEN }),
  };
  const client = new AwsClient({ ...(credentials ?? own), service, region, retries });
  return (url, init) => client.fetch(url, { ...init, signal: init.signal ?? AbortSignal.timeout(TIMEOUT) });
}
