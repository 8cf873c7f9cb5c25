import type { APIGatewayProxyStructuredResultV2, LambdaFunctionURLEvent } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enroll } from '../../core/assistant/enroll.ts';
import { mintLink } from '../../core/domain/mail/link.ts';
import { enrollmentId } from '../../core/domain/mail/message.ts';
import { handle } from '../../functions/web.ts';
import { functionUrlEvent } from '../../local/function-url.ts';
import { lambdaContext } from '../../local/events.ts';
import type { Laptop } from '../e2e/laptop.ts';
import { openLaptop } from '../e2e/laptop.ts';

let laptop: Laptop;
beforeAll(async () => {
  laptop = await openLaptop();
});
afterAll(async () => laptop.close());

const house = () => laptop.goodword.assistant.house;

/** A request as the function URL hands it over. */
async function ask(
  method: string,
  url: string,
  body?: string,
): Promise<{ status: number; headers: Record<string, string>; body: string }> {
  const headers = {
    host: 'abc.lambda-url.us-east-1.on.aws',
    ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
  };
  const event: LambdaFunctionURLEvent = functionUrlEvent(
    { method, url, headers },
    body,
    new Date(laptop.clock.now()),
  );
  const answer = (await handle(laptop.goodword.assistant)(
    event as never,
    lambdaContext('web') as never,
  )) as APIGatewayProxyStructuredResultV2;
  const text = answer.isBase64Encoded
    ? Buffer.from(answer.body ?? '', 'base64').toString()
    : (answer.body ?? '');
  return {
    status: answer.statusCode ?? 0,
    headers: Object.fromEntries(
      Object.entries(answer.headers ?? {}).map(([k, v]) => [k.toLowerCase(), String(v)]),
    ),
    body: text,
  };
}

const link = (scope: string, data: Record<string, string>, expires = '2027-11-29T15:00:00.000Z'): string =>
  `/${scope}/${mintLink({ scope, expires, data }, house().settings.tokenKeys)}`;

const aDraft = async (name: string) => {
  const facts = { sharedWork: 'the Atlas migration', memory: 'the missing partition' };
  const contact = await laptop.add(name, {
    kind: 'previous_coworker',
    addresses: [`${name.split(' ')[1]?.toLowerCase() ?? ''}@helio.example`],
    facts,
  });
  const enrolled = await enroll(house(), {
    ownerId: contact.ownerId,
    contactId: contact.id,
    sequence: 'reconnect',
    because: 'a test',
  });
  if (enrolled.at === 'refused' || enrolled.enrollment.state.at !== 'drafted') throw new Error('no draft');
  const { enrollment } = enrolled;
  const { state } = enrollment;
  const data = {
    enrollment: enrollmentId(enrollment),
    fingerprint: 'fingerprint' in state ? state.fingerprint : '',
  };
  return { data, state: async () => (await house().enrollments.get(enrollment))?.state.at };
};

describe('the web door', () => {
  test('one-click unsubscribe: GET only asks, the mailbox’s POST acts, and again (RFC 8058)', async () => {
    const url = link('unsubscribe', { owner: laptop.nora.id });
    const asked = await ask('GET', url);
    expect(asked).toMatchObject({
      status: 200,
      body: expect.stringContaining('Stop the weekly digest?') as string,
    });
    expect(asked.body).toContain('<form method="post">');
    expect((await house().owners.get(laptop.nora.id))?.due).toBe(laptop.nora.due);
    for (let i = 0; i < 2; i++)
      expect(await ask('POST', url, 'List-Unsubscribe=One-Click')).toMatchObject({ status: 200 });
    expect((await house().owners.get(laptop.nora.id))?.due).toMatch(/^9999/);
  });

  test('the link in the digest’s header is one it opens', async () => {
    const { writeDigest } = await import('../../core/assistant/write-digest.ts');
    await writeDigest(house(), laptop.nora.id, true);
    const digest = (await laptop.newMails()).find((m) => m.kind === 'digest');
    const header = digest?.headers.find((h) => h.key === 'list-unsubscribe')?.value ?? '';
    const url = new URL(/<([^>]*)>/.exec(header)?.[1] ?? '');
    expect((await ask('GET', url.pathname)).status).toBe(200);
  });

  test('approve and skip: opened a hundred times by a scanner nothing happens; one click acts', async () => {
    const draft = await aDraft('Ben Osei');
    for (const method of ['GET', 'HEAD'])
      for (const scope of ['approve', 'skip'])
        expect((await ask(method, link(scope, draft.data))).status).toBe(200);
    expect(await draft.state()).toBe('drafted');
    expect(await ask('POST', link('approve', draft.data), '')).toMatchObject({
      status: 200,
      body: expect.stringContaining('goes out') as string,
    });
    expect(await draft.state()).toBe('scheduled');
    expect((await ask('GET', link('skip', draft.data))).status).toBe(410);
    const other = await aDraft('Ana Ruiz');
    expect((await ask('POST', link('skip', other.data))).status).toBe(200);
    expect(await other.state()).toBe('ended');
  });

  test.each([
    [
      'expired',
      'POST',
      () => link('approve', { enrollment: 'x', fingerprint: 'y' }, '2026-01-01T00:00:00.000Z'),
      409,
    ],
    [
      'of another scope',
      'POST',
      () => link('approve', { owner: laptop.nora.id }).replace('approve', 'unsubscribe'),
      409,
    ],
    ['made up', 'GET', () => '/approve/abc.def', 410],
    ['of a scope nobody knows', 'GET', () => link('delete-everything', {}), 410],
    ['much too long', 'GET', () => `/approve/${'a'.repeat(5000)}`, 410],
    ['with markup in it', 'GET', () => '/approve/%3Cscript%3Ealert(1)%3C%2Fscript%3E', 410],
    ['of no shape', 'GET', () => '/../../etc/passwd/x/y', 404],
  ])('a link that is %s is told so and does nothing', async (_what, method, url, status) => {
    const answer = await ask(method, url());
    expect(answer.status).toBe(status);
    expect(answer.body).not.toContain('<script>');
  });

  test('every page forbids frames, foreign content and keeping, and tells nobody where it was opened', async () => {
    for (const url of ['/', '/approve/abc.def', link('unsubscribe', { owner: laptop.nora.id })]) {
      const { headers } = await ask('GET', url);
      expect(headers['content-security-policy']).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['cache-control']).toBe('no-store');
    }
    expect(await ask('GET', '/health')).toMatchObject({ status: 200, body: '{"ok":true}' });
  });
});
