import { HttpRequest } from '@smithy/core/protocols';
import { Sha256 } from '@smithy/core/checksum';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Answered, Question, SignedRequest } from '../storage/signed-request.ts';

/** A request that takes longer than this is given up (ms). */
const TIMEOUT = 10_000;
/** The longest that the first repetition waits (ms); each further one may take twice as long. */
const FIRST_WAIT = 50;

/**
 * Requests signed for a service of AWS (Signature Version 4), with the credentials of the environment or those given. The
 * SDK's clients sign and send with the same code, so that a bundle has it already; `fetch` would cost each cold start
 * what Node loads with it (10 ms of the processor on Node 24, 30 on Node 20).
 */
export function signedRequest(
  service: 's3' | 'ssm' | 'bedrock',
  region: string,
  credentials?: { accessKeyId: string; secretAccessKey: string },
  /** How often a request that the service failed at or throttled is sent again. */
  retries = 3,
): SignedRequest {
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
  const sender = new NodeHttpHandler();
  return async (url, question = {}) => {
    const signal = question.signal ?? AbortSignal.timeout(TIMEOUT);
    for (let again = 0; ; again++) {
      const answer = await send(sender, signer, requestOf(url, question), signal);
      if ((answer.status < 500 && answer.status !== 429) || again >= retries) return answer;
      const { setTimeout: sleep } = await import('node:timers/promises');
      await sleep(Math.random() * FIRST_WAIT * 2 ** again, undefined, { signal });
    }
  };
}

async function send(
  sender: NodeHttpHandler,
  signer: SignatureV4,
  request: HttpRequest,
  abortSignal: AbortSignal,
): Promise<Answered> {
  const signed = new HttpRequest(await signer.sign(request));
  const { response } = await sender.handle(signed, { abortSignal });
  const pieces: Uint8Array[] = [];
  for await (const piece of response.body) pieces.push(piece);
  return { status: response.statusCode, body: new Uint8Array(Buffer.concat(pieces)) };
}

function requestOf(url: string, { method = 'GET', headers = {}, body }: Question): HttpRequest {
  const { protocol, hostname, host, port, pathname, searchParams } = new URL(url);
  return new HttpRequest({
    method,
    protocol,
    hostname,
    ...(port !== '' && { port: Number(port) }),
    path: pathname,
    query: Object.fromEntries(searchParams),
    headers: {
      ...headers,
      host,
      ...(body !== undefined && { 'content-length': `${Buffer.byteLength(body)}` }),
    },
    body,
  });
}
