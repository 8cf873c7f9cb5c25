import type { Archive } from '../assistant/ports.ts';
import { s3RawMail } from '../storage/raw-mail.ts';
import type { Config } from './config.ts';
import { LOCAL_CREDENTIALS } from './clients.ts';
import { signedRequest } from './signed-request.ts';

/** Incoming mail as it came, over S3, and its reader. */
export function archiveOf({ region, endpoints, mailBucket }: Config): Archive {
  const request = endpoints ? signedRequest('s3', region, LOCAL_CREDENTIALS) : signedRequest('s3', region);
  const bucketUrl = endpoints
    ? `${endpoints.s3}/${mailBucket}`
    : `https://${mailBucket}.s3.${region}.amazonaws.com`;
  const bucket = s3RawMail(request, bucketUrl);
  return {
    rawMail: { ...bucket, get: async (key) => (await Promise.all([bucket.get(key), parser()]))[0] },
    mailReader: { read: async (bytes) => (await parser()).readMail(bytes) },
  };
}

/** Comes while the bytes do: a start has nothing to read yet. */
const parser = () => import('../mail/parse.ts');
