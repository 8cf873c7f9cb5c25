import { ACCOUNT, REGION } from '../../local/account.ts';
import type { Emulators } from '../../local/stack.ts';
import type { Cloud } from '../deploy/cloud-formation.ts';
import { type Reply, type Service, type StandIn, startStandIn } from '../deploy/stand-in.ts';
import { freshFolder, startIn } from '../local/stack.ts';
import { forward } from './forward.ts';
import { INBOUND, outputsOf, resourcesOf, RULES, SENDING } from './goodword-stack.ts';
import { logs, metrics, type Watched } from './watching.ts';

/** An account in which Goodword is deployed: the stand-in of AWS, with the embedded services behind its names. */
export interface Account extends StandIn {
  emulators: Emulators;
  watched: Watched;
  /** Where the services are really: seconds its web page is ahead of this computer, and what SES still may send. */
  web: { ahead: number };
  quota: { perSecond: number; perDay: number };
}

/** Starts such an account; every function of the deployment runs, that is: nothing is wrong. */
export async function startAccount(name = 'goodword'): Promise<Account> {
  const folder = await freshFolder();
  const quota = { perSecond: 500, perDay: 1_000 };
  const emulators = await startIn(folder.dataDir, { quota, inboundDomain: INBOUND, sendingDomain: SENDING });
  const watched: Watched = { ticks: [Date.now()], ringing: [], lines: [] };
  const web = { ahead: 0 };
  const { endpoints } = emulators;
  const queueHost = new URL(emulators.queues.due.url).origin;
  const to =
    (endpoint: string): Service =>
    (_cloud, call) =>
      forward(endpoint, call);
  const standIn = await startStandIn({
    dynamodb: to(endpoints.dynamodb),
    sns: to(endpoints.sns),
    s3: to(endpoints.s3),
    sqs: async (_cloud, call) => {
      const asked = call.bytes.toString('utf8').replaceAll(standIn.env.AWS_ENDPOINT_URL, queueHost);
      const { 'content-length': _length, ...headers } = call.headers;
      return hereNamed(
        await forward(endpoints.sqs, { ...call, headers, bytes: Buffer.from(asked) }),
        standIn,
      );
    },
    ses: (_cloud, call) =>
      /^(SendRawEmail|GetSendQuota)$/.test(call.action) ? forward(endpoints.ses, call) : undefined,
    monitoring: (_cloud, call) => metrics(watched, call),
    logs: (_cloud, call) => logs(watched, call),
    web: () => ({
      headers: { date: new Date(Date.now() + web.ahead * 1000).toUTCString() },
      body: '',
    }),
  });
  Object.assign(standIn.env, { AWS_REGION: REGION });
  deployed(standIn.cloud, name, emulators, standIn.env.AWS_ENDPOINT_URL);
  return {
    ...standIn,
    emulators,
    watched,
    web,
    quota,
    async close() {
      await standIn.close();
      await emulators.stop();
      await folder.remove();
    },
  };
}

/** A stack that was deployed, receives mail and may send to anybody. */
function deployed(cloud: Cloud, name: string, emulators: Emulators, endpoint: string): void {
  cloud.account = ACCOUNT;
  cloud.activeRules = RULES;
  cloud.mail.production = true;
  cloud.parameters.set('/goodword/token-keys', { value: 'k'.repeat(64), type: 'SecureString' });
  const resources = resourcesOf(emulators);
  for (const [, logical, physical] of resources) cloud.physical.set(logical, atEndpoint(physical, endpoint));
  const outputs = Object.entries(outputsOf(emulators, `${endpoint}/`));
  const body = JSON.stringify({
    Resources: Object.fromEntries(resources.map(([Type, logical]) => [logical, { Type }])),
    Outputs: Object.fromEntries(outputs.map(([key, Value]) => [key, { Value: atEndpoint(Value, endpoint) }])),
  });
  const id = `arn:aws:cloudformation:${REGION}:${ACCOUNT}:stack/${name}/1`;
  cloud.stacks.set(id, { id, name, status: 'UPDATE_COMPLETE', body, events: [] });
}

/** A queue of the embedded SQS is reached where the account is: no name of it resolves everywhere. */
const QUEUE_HOST = /http:\/\/sqs\.[a-z0-9-]{1,30}\.localhost(?::\d{1,5})?(?=\/)/g;
const atEndpoint = (name: string, endpoint: string): string => name.replaceAll(QUEUE_HOST, endpoint);

function hereNamed(reply: Reply, { env }: StandIn): Reply {
  const body = atEndpoint(Buffer.from(reply.body).toString('utf8'), env.AWS_ENDPOINT_URL);
  const { 'content-length': _length, ...headers } = reply.headers ?? {};
  return { ...reply, headers, body };
}
