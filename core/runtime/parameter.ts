import * as z from 'zod/mini';
import { once } from '../domain/once.ts';
import { isDone } from '../storage/signed-request.ts';
import { signedRequest } from './signed-request.ts';

const answer = once(() => z.object({ Parameter: z.object({ Value: z.string().check(z.minLength(1)) }) }));

/** The value of a SecureString of SSM, read once at a cold start (AWS Systems Manager API: GetParameter). */
export async function readParameter(name: string): Promise<string> {
  const { AWS_REGION: region = 'us-east-1', AWS_ENDPOINT_URL_SSM } = process.env;
  const response = await signedRequest('ssm', region)(
    AWS_ENDPOINT_URL_SSM ?? `https://ssm.${region}.amazonaws.com/`,
    {
      method: 'POST',
      headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'AmazonSSM.GetParameter' },
      body: JSON.stringify({ Name: name, WithDecryption: true }),
    },
  );
  const read = z.safeParse(answer(), jsonOf(response.body));
  if (!isDone(response) || !read.success)
    throw new Error(
      `The parameter ${name} could not be read (HTTP ${response.status}). Create it as a SecureString with one random key a line, at least 32 characters each, and let the function read it.`,
    );
  return read.data.Parameter.Value;
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}
