import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Cloud, cloudFormation, newCloud } from './cloud-formation.ts';
import { route53 } from './route53.ts';
import { peopleTable } from './people-table.ts';
import { ses, sesv2, ssm } from './mail-and-parameters.ts';

/** What a service of the stand-in answers. */
export interface Reply {
  status?: number;
  type?: string;
  body: string;
}

/** AWS as far as a deploy sees it, on loopback and in memory. What is in `cloud` is what AWS would hold. */
export interface StandIn {
  cloud: Cloud;
  /** The environment of a process that shall take this for AWS. */
  env: Record<string, string>;
  close(): Promise<void>;
}

/** Starts an empty account in which CDK was prepared. */
export async function startStandIn(): Promise<StandIn> {
  const cloud = newCloud();
  const people = peopleTable();
  const server = createServer((request, response) => {
    void textOf(request).then(async (body) => {
      const reply =
        serviceOf(request) === 'dynamodb' ? await people.answer(request, body) : answer(cloud, request, body);
      response.writeHead(reply.status ?? 200, { 'content-type': reply.type ?? 'text/xml' });
      response.end(request.method === 'HEAD' ? '' : reply.body);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    cloud,
    env: {
      AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
      AWS_ACCESS_KEY_ID: 'AKIDSTANDIN',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    },
    async close() {
      await people.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The signature names the service a call is for. */
const serviceOf = ({ headers }: IncomingMessage): string =>
  /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)\//.exec(headers.authorization ?? '')?.[1] ?? '';

function answer(cloud: Cloud, request: IncomingMessage, body: string): Reply {
  const service = serviceOf(request);
  const form = new URLSearchParams(body);
  const target = String(request.headers['x-amz-target'] ?? '').split('.')[1] ?? '';
  const path = request.url ?? '';
  if (service === 'sts') return sts(cloud, form.get('Action') ?? '');
  if (service === 'ssm') return ssm(cloud, target, body);
  if (service === 's3') return s3(cloud, request.method ?? '', path, body);
  if (service === 'cloudformation') return cloudFormation(cloud, form);
  if (service === 'ses' && path.startsWith('/v2/')) return sesv2(cloud, request.method ?? '', path, body);
  if (service === 'ses') return ses(cloud, form);
  if (service === 'route53') return route53(cloud, request.method ?? '', path, body);
  return {
    status: 501,
    body: `<ErrorResponse><Error><Code>${service}NotHere</Code></Error></ErrorResponse>`,
  };
}

function sts({ account }: Cloud, action: string): Reply {
  const until = new Date(Date.now() + 3_600_000).toISOString();
  const result =
    action === 'GetCallerIdentity'
      ? `<Arn>arn:aws:iam::${account}:user/nora</Arn><UserId>U</UserId><Account>${account}</Account>`
      : `<Credentials><AccessKeyId>A</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>${until}</Expiration></Credentials>`;
  return { body: `<${action}Response><${action}Result>${result}</${action}Result></${action}Response>` };
}

/** Objects by the last part of their key, which is a hash of what they hold. */
function s3({ objects }: Cloud, method: string, path: string, body: string): Reply {
  const [plain = ''] = path.split('?');
  const key = plain.split('/').at(-1) ?? '';
  if (method === 'PUT') objects.set(key, body);
  if (path.includes('?location')) return { body: '<LocationConstraint>eu-west-1</LocationConstraint>' };
  if (path.includes('?encryption') || path.includes('list-type'))
    return { body: '<ListBucketResult></ListBucketResult>' };
  if ((method === 'HEAD' || method === 'GET') && !objects.has(key)) return { status: 404, body: '' };
  return { body: '' };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString('utf8');
}
