import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Cloud, cloudFormation, fault, newCloud } from './cloud-formation.ts';
import { route53 } from './route53.ts';
import { type PeopleTable, peopleTable } from './people-table.ts';
import { ses, sesv2, ssm } from './mail-and-parameters.ts';

/** What a service of the stand-in answers. */
export interface Reply {
  status?: number;
  type?: string;
  headers?: OutgoingHttpHeaders;
  body: string | Uint8Array;
}

/** A call as it came in; the signature names the service. */
export interface Call {
  service: string;
  action: string;
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  bytes: Buffer;
}

/** A service that more is wanted of than the stand-in has; undefined leaves the call to the stand-in. */
export type Service = (cloud: Cloud, call: Call) => Promise<Reply | undefined> | Reply | undefined;

/** AWS as far as a deploy sees it, on loopback and in memory. What is in `cloud` is what AWS would hold. */
export interface StandIn {
  cloud: Cloud;
  /** The environment of a process that shall take this for AWS. */
  env: Record<string, string> & { AWS_ENDPOINT_URL: string };
  close(): Promise<void>;
}

/** Starts an empty account in which CDK was prepared; a call without a signature is for `web`. */
export async function startStandIn(mounted: Record<string, Service> = {}): Promise<StandIn> {
  const cloud = newCloud();
  const people = peopleTable();
  const server = createServer((request, response) => {
    void callOf(request)
      .then((call) => answer(cloud, { mounted, people }, call))
      .catch((error: unknown): Reply => ({ status: 500, body: String(error) }))
      .then((reply) => {
        const type = { 'content-type': reply.type ?? 'text/xml' };
        response.writeHead(reply.status ?? 200, reply.headers ?? type);
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

async function callOf(request: IncomingMessage): Promise<Call> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  const bytes = Buffer.concat(pieces);
  const { headers, method = '', url: path = '' } = request;
  const service = /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)\//.exec(headers.authorization ?? '')?.[1];
  const target = String(headers['x-amz-target'] ?? '').split('.')[1];
  const action = target ?? new URLSearchParams(bytes.toString('latin1')).get('Action') ?? '';
  return { service: service ?? 'web', action, method, path, headers, bytes };
}

async function answer(
  cloud: Cloud,
  { mounted, people }: { mounted: Record<string, Service>; people: PeopleTable },
  call: Call,
): Promise<Reply> {
  const { service, action, method, path } = call;
  const refused = refusalOf(cloud, call);
  if (refused) return refused;
  const elsewhere = await mounted[service]?.(cloud, call);
  if (elsewhere) return elsewhere;
  if (service === 'dynamodb') return people.answer(call);
  const body = call.bytes.toString('utf8');
  const form = new URLSearchParams(body);
  if (service === 'sts') return sts(cloud, action);
  if (service === 'ssm') return ssm(cloud, action, body);
  if (service === 's3') return s3(cloud, method, path, body);
  if (service === 'cloudformation') return cloudFormation(cloud, form);
  if (service === 'ses' && path.startsWith('/v2/')) return sesv2(cloud, method, path, body);
  if (service === 'ses') return ses(cloud, form);
  if (service === 'route53') return route53(cloud, method, path, body);
  return {
    status: 501,
    body: `<ErrorResponse><Error><Code>${service}NotHere</Code></Error></ErrorResponse>`,
  };
}

/** What AWS was told to refuse, in the form of the service; one that refuses a number of times answers after. */
function refusalOf({ refusing }: Cloud, { service, action, path, headers }: Call): Reply | undefined {
  const [plain = ''] = path.split('?');
  const refusal = refusing.get(`${service} ${action || plain}`);
  if (!refusal || refusal.times === 0) return undefined;
  if (refusal.times !== undefined) refusal.times -= 1;
  const { code, message = code } = refusal;
  if (headers['x-amz-target'] === undefined && !path.startsWith('/v2/')) return fault(code, message);
  return {
    status: 400,
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-errortype': code },
    body: JSON.stringify({ __type: code, message }),
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
