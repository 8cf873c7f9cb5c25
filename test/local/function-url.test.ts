import type { LambdaFunctionURLEvent, LambdaFunctionURLResult } from 'aws-lambda';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { openClock } from '../../local/clock.ts';
import { serveFunctionUrl, type UrlFunction } from '../../local/function-url.ts';
import { everyMinute } from '../../local/minute.ts';

let stop = async () => {};
afterEach(() => stop());

async function serve(run: UrlFunction): Promise<string> {
  const served = await serveFunctionUrl(run, {
    port: 0,
    name: 'web',
    now: () => new Date('2026-11-22T23:38:05.000Z'),
  });
  stop = served.stop;
  return served.url;
}

describe('a function URL on a laptop', () => {
  test('hands over what AWS hands over, forms in base64', async () => {
    const seen: LambdaFunctionURLEvent[] = [];
    const url = await serve(async (event) => {
      seen.push(event);
      return {
        statusCode: 202,
        headers: { 'x-a': '1' },
        cookies: ['a=b', 'c=d'],
        body: Buffer.from('ok').toString('base64'),
        isBase64Encoded: true,
      };
    });
    const response = await fetch(`${url}/u/t%20k?x=1&x=2`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: 's=1; t=2' },
      body: 'List-Unsubscribe=One-Click',
    });
    expect(response.status).toBe(202);
    expect(await response.text()).toBe('ok');
    expect(response.headers.getSetCookie()).toEqual(['a=b', 'c=d']);
    expect(seen[0]).toMatchObject({
      version: '2.0',
      rawPath: '/u/t%20k',
      rawQueryString: 'x=1&x=2',
      queryStringParameters: { x: '1,2' },
      cookies: ['s=1', 't=2'],
      isBase64Encoded: true,
      body: Buffer.from('List-Unsubscribe=One-Click').toString('base64'),
      requestContext: {
        http: { method: 'POST', path: '/u/t%20k', sourceIp: '127.0.0.1' },
        time: '22/Nov/2026:23:38:05 +0000',
      },
    });
    expect(seen[0]?.headers).not.toHaveProperty('cookie');
  });

  test('answers plain texts as JSON, a failure with 502, and a body over 6 MB with 413', async () => {
    let answer = async (): Promise<LambdaFunctionURLResult> => JSON.stringify({ hello: 'x' });
    const url = await serve(() => answer());
    const plain = await fetch(url);
    expect([plain.status, await plain.json()]).toEqual([200, { hello: 'x' }]);
    expect((await fetch(url, { method: 'POST', body: Buffer.alloc(6_500_000) })).status).toBe(413);
    answer = () => Promise.reject(new Error('broken on purpose'));
    expect((await fetch(url)).status).toBe(502);
  });
});

test('a moved clock ticks at once, with a complete event, one tick at a time', async () => {
  const clock = await openClock();
  const times: string[] = [];
  let running = 0;
  const minutes = everyMinute(clock, async (event) => {
    running += 1;
    expect(running).toBe(1);
    times.push(event.time);
    await new Promise((resolve) => setTimeout(resolve, 10));
    running -= 1;
  });
  await clock.moveTo('2027-03-01T09:00:30.000Z');
  await clock.moveTo('2027-03-02T09:00:30.000Z');
  await vi.waitFor(() => expect(times).toEqual(['2027-03-01T09:00:30Z', '2027-03-02T09:00:30Z']));
  await minutes.stop();
  await clock.moveBy(60_000);
  expect(times).toHaveLength(2);
});
