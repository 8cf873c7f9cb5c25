import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { signedRequest } from '../../core/runtime/signed-request.ts';

let server: Server | undefined;
afterEach(() => server?.close());

/** A service that answers with these statuses in turn, and what it was asked with. */
async function serviceThat(...statuses: number[]) {
  const asked: IncomingHttpHeaders[] = [];
  const service = createServer((request, response) => {
    asked.push(request.headers);
    response.writeHead(statuses[asked.length - 1] ?? 200).end();
  });
  server = service;
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
  const address = service.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { asked, url: `http://127.0.0.1:${port}/` };
}

const credentials = { accessKeyId: 'AKIA', secretAccessKey: 'secret' };

test('a request names whose it is, for which service, and what its body is', async () => {
  const { asked, url } = await serviceThat(200);
  await signedRequest('ssm', 'eu-west-1', credentials)(url, { method: 'POST', body: '{}' });
  expect(asked[0]?.authorization).toMatch(
    /^AWS4-HMAC-SHA256 Credential=AKIA\/\d{8}\/eu-west-1\/ssm\/aws4_request, SignedHeaders=[a-z0-9;-]+, Signature=[0-9a-f]{64}$/,
  );
  // The SHA-256 of `{}`.
  expect(asked[0]?.['x-amz-content-sha256']).toBe(
    '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
  );
});

test('a service that fails or throttles is asked again', async () => {
  const { asked, url } = await serviceThat(503, 429, 200);
  const answer = await signedRequest('ssm', 'eu-west-1', credentials)(url, { method: 'POST', body: '{}' });
  expect(answer.status).toBe(200);
  expect(asked).toHaveLength(3);
});

test('what a service refused is not asked again, and nothing is where no repetition is wanted', async () => {
  const refused = await serviceThat(400);
  const answer = await signedRequest('ssm', 'eu-west-1', credentials)(refused.url, {});
  expect(answer.status).toBe(400);
  expect(refused.asked).toHaveLength(1);
  server?.close();
  const failed = await serviceThat(503);
  await signedRequest('bedrock', 'eu-west-1', credentials, 0)(failed.url, {});
  expect(failed.asked).toHaveLength(1);
});
