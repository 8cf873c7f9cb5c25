import type { Archive } from '../assistant/ports.ts';
import { readMail } from '../mail/parse.ts';
import { s3RawMail } from '../storage/raw-mail.ts';
import type { Config } from './config.ts';
import { LOCAL_CREDENTIALS } from './clients.ts';
import { signedFetch } from './signed-fetch.ts';

/** Incoming mail as it came, over S3, and its reader. */
export function archiveOf({ region, endpoints, mailBucket }: Config): Archive {
  const fetch = endpoints ? signedFetch('s3', region, LOCAL_CREDENTIALS) : signedFetch('s3', region);
  const bucketUrl = endpoints
    ? `${endpoints.s3}/${mailBucket}`
    : `https://${mailBucket}.s3.${region}.amazonaws.com`;
  return { rawMail: s3RawMail(fetch, bucketUrl), mailReader: { read: readMail } };
}
