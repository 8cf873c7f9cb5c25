import { parse } from 'yaml';
import type { Reply } from './stand-in.ts';

/** CloudFormation's JSON, as far as it is read here. */
interface Template {
  Resources: Record<string, { Type: string; DeletionPolicy?: string; Properties?: Record<string, unknown> }>;
  Outputs?: Record<string, { Value: unknown }>;
}

interface Event {
  id: string;
  resource: string;
  kind: string;
  status: string;
  because: string;
  at: string;
}

export interface Stack {
  id: string;
  name: string;
  status: string;
  /** What is deployed, as it was handed in. */
  body: string;
  events: Event[];
  changeSet?: { id: string; body: string; executed: boolean };
}

/** Everything the stand-in holds, and how it shall fail. */
export interface Cloud {
  account: string;
  stacks: Map<string, Stack>;
  objects: Map<string, string>;
  parameters: Map<string, { value: string; type: string }>;
  /** The active receipt rule set; undefined where none is. */
  activeRules: string | undefined;
  /** What AWS was told when it was asked for production access. */
  productionRequest: Record<string, unknown> | undefined;
  /** Records of the one hosted zone, by "name type". */
  zone: { name: string; records: Map<string, string[]> } | undefined;
  /** The first resource of this kind cannot be made, and why. */
  failing: { kind: string; because: string } | undefined;
  /** Mails SES took, as their recipients; undefined while it takes none, as in its sandbox. */
  mails: string[] | undefined;
  /** While true, AWS works on a stack and does not come to an end. */
  slow: boolean;
  /** What a resource is called in AWS, by its logical id; made up from that where nothing is told. */
  physical: Map<string, string>;
  /** What SES says of domains, and keeps of a configuration set. */
  mail: {
    production: boolean;
    enabled: boolean;
    unverified: string[];
    dkim: string;
    suppressed: string[];
    events: string[];
  };
  /** Calls that AWS refuses, by "service action" (or path); always, or so many times. */
  refusing: Map<string, { code: string; message?: string; times?: number }>;
}

/** Where CDK's own stack says of which version it is. */
export const CDK_VERSION = '/cdk-bootstrap/hnb659fds/version';

/** An account in which CDK was prepared and nothing else was done. */
export const newCloud = (): Cloud => ({
  account: '123456789012',
  stacks: new Map(),
  objects: new Map(),
  parameters: new Map([[CDK_VERSION, { value: '30', type: 'String' }]]),
  activeRules: undefined,
  productionRequest: undefined,
  zone: undefined,
  failing: undefined,
  mails: undefined,
  slow: false,
  physical: new Map(),
  mail: {
    production: false,
    enabled: true,
    unverified: [],
    dkim: 'SUCCESS',
    suppressed: ['BOUNCE', 'COMPLAINT'],
    events: ['DELIVERY', 'BOUNCE', 'COMPLAINT', 'REJECT', 'DELIVERY_DELAY'],
  },
  refusing: new Map(),
});

/** The calls of CloudFormation that a deploy makes; an execution is done at once, or when it is no longer `slow`. */
export function cloudFormation(cloud: Cloud, form: URLSearchParams): Reply {
  const action = form.get('Action') ?? '';
  const asked = form.get('StackName') ?? form.get('ChangeSetName') ?? '';
  const stack = [...cloud.stacks.values()].findLast(({ id, name }) => id === asked || name === asked);
  const live = stack?.status === 'DELETE_COMPLETE' && asked === stack.name ? undefined : stack;
  if (action === 'CreateChangeSet') return changeSetMade(cloud, form, live);
  if (!live) return fault('ValidationError', `Stack with id ${asked} does not exist`);
  if (!cloud.slow) finish(cloud, live);
  switch (action) {
    case 'DescribeStacks':
      return reply(action, `<Stacks><member>${stackXml(live)}</member></Stacks>`);
    case 'DescribeStackEvents':
      return reply(
        action,
        `<StackEvents>${[...live.events]
          .reverse()
          .map((e) => eventXml(live, e))
          .join('')}</StackEvents>`,
      );
    case 'DescribeStackResources':
      return reply(
        action,
        `<StackResources>${resources(live.body)
          .map(
            ([id, { Type }]) =>
              `<member><LogicalResourceId>${id}</LogicalResourceId><PhysicalResourceId>${escaped(cloud.physical.get(id) ?? `made-${id}`)}</PhysicalResourceId><ResourceType>${Type}</ResourceType></member>`,
          )
          .join('')}</StackResources>`,
      );
    case 'GetTemplate':
      return reply(action, `<TemplateBody>${escaped(live.body)}</TemplateBody>`);
    case 'DescribeChangeSet': {
      const set = live.changeSet;
      if (!set || set.executed) return fault('ChangeSetNotFound', 'ChangeSet does not exist');
      return reply(
        action,
        `<StackId>${live.id}</StackId><StackName>${live.name}</StackName><ChangeSetId>${set.id}</ChangeSetId><ChangeSetName>cdk</ChangeSetName>` +
          `<Status>CREATE_COMPLETE</Status><ExecutionStatus>AVAILABLE</ExecutionStatus><CreationTime>${new Date(Date.now() - 1000).toISOString()}</CreationTime>` +
          `<Changes>${changed(live.body, set.body).map(changeXml).join('')}</Changes>`,
      );
    }
    case 'ExecuteChangeSet':
      begin(live);
      return reply(action, '');
    case 'DeleteChangeSet':
      delete live.changeSet;
      return reply(action, '');
    case 'DeleteStack':
      live.status = 'DELETE_IN_PROGRESS';
      return reply(action, '');
    case 'UpdateTerminationProtection':
      return reply(action, `<StackId>${live.id}</StackId>`);
    default:
      return fault('InvalidAction', `the stand-in has no ${action}`);
  }
}

function changeSetMade(cloud: Cloud, form: URLSearchParams, found: Stack | undefined): Reply {
  const name = form.get('StackName') ?? '';
  const stack: Stack = found ?? {
    id: `arn:aws:cloudformation:eu-west-1:${cloud.account}:stack/${name}/${cloud.stacks.size + 1}`,
    name,
    status: 'REVIEW_IN_PROGRESS',
    body: '{"Resources":{}}',
    events: [],
  };
  cloud.stacks.set(stack.id, stack);
  const at = (form.get('TemplateURL') ?? '').split('/').at(-1) ?? '';
  const body = form.get('TemplateBody') ?? cloud.objects.get(at) ?? '';
  if (body === '') return fault('ValidationError', `there is no template at ${at}`);
  const id = `arn:aws:cloudformation:eu-west-1:${cloud.account}:changeSet/cdk/${stack.events.length}`;
  stack.changeSet = { id, body, executed: false };
  return reply('CreateChangeSet', `<Id>${id}</Id><StackId>${stack.id}</StackId>`);
}

function begin(stack: Stack): void {
  if (!stack.changeSet) return;
  stack.changeSet.executed = true;
  stack.status = stack.status === 'REVIEW_IN_PROGRESS' ? 'CREATE_IN_PROGRESS' : 'UPDATE_IN_PROGRESS';
  tell(stack, stack.name, STACK, stack.status);
}

/** Brings what was begun to its end. */
function finish(cloud: Cloud, stack: Stack): void {
  if (stack.status === 'DELETE_IN_PROGRESS') {
    for (const [id, { Type, DeletionPolicy }] of resources(stack.body))
      tell(stack, id, Type, DeletionPolicy === 'Retain' ? 'DELETE_SKIPPED' : 'DELETE_COMPLETE');
    stack.status = 'DELETE_COMPLETE';
  }
  const verb = /^(CREATE|UPDATE)_IN_PROGRESS$/.exec(stack.status)?.[1];
  if (verb === undefined || !stack.changeSet) return;
  for (const [id, one] of changed(stack.body, stack.changeSet.body)) {
    if (cloud.failing?.kind === one.Type) {
      tell(stack, id, one.Type, `${verb}_FAILED`, cloud.failing.because);
      stack.status = verb === 'CREATE' ? 'ROLLBACK_COMPLETE' : 'UPDATE_ROLLBACK_COMPLETE';
      tell(stack, stack.name, STACK, stack.status);
      return;
    }
    tell(stack, id, one.Type, `${verb}_COMPLETE`);
    if (id === 'CdkBootstrapVersion')
      cloud.parameters.set(CDK_VERSION, { value: String(one.Properties?.['Value']), type: 'String' });
  }
  stack.body = stack.changeSet.body;
  stack.status = `${verb}_COMPLETE`;
  tell(stack, stack.name, STACK, stack.status);
}

const STACK = 'AWS::CloudFormation::Stack';
/** Templates are JSON; that of CDK's own stack is YAML. */
const templateOf = (body: string): Template =>
  (body.startsWith('{') ? JSON.parse(body) : parse(body)) as Template;
const resources = (body: string) => Object.entries(templateOf(body).Resources);

/** Resources of the second template that are not so in the first. */
function changed(before: string, after: string) {
  const known = new Map(resources(before).map(([id, one]) => [id, JSON.stringify(one)]));
  return resources(after).filter(([id, one]) => known.get(id) !== JSON.stringify(one));
}

const changeXml = ([id, { Type }]: [string, { Type: string }]): string =>
  `<member><Type>Resource</Type><ResourceChange><Action>Modify</Action><LogicalResourceId>${id}</LogicalResourceId><ResourceType>${Type}</ResourceType></ResourceChange></member>`;

function tell(stack: Stack, resource: string, kind: string, status: string, because = ''): void {
  // Never two at one moment: the order of events is told by their time.
  const last = Date.parse(stack.events.at(-1)?.at ?? '2026-01-01T00:00:00Z');
  const at = new Date(Math.max(Date.now(), last + 1)).toISOString();
  stack.events.push({ id: `${stack.id}-${stack.events.length}`, resource, kind, status, because, at });
}

function stackXml(stack: Stack): string {
  const outputs = Object.entries(templateOf(stack.body).Outputs ?? {}).map(
    ([key, { Value }]) =>
      `<member><OutputKey>${key}</OutputKey><OutputValue>${escaped(valueOf(Value))}</OutputValue></member>`,
  );
  return `<StackName>${stack.name}</StackName><StackId>${stack.id}</StackId><CreationTime>2026-11-25T08:00:00Z</CreationTime><StackStatus>${stack.status}</StackStatus><Parameters><member><ParameterKey>BootstrapVersion</ParameterKey><ParameterValue>/cdk-bootstrap/hnb659fds/version</ParameterValue></member></Parameters><Outputs>${outputs.join('')}</Outputs>`;
}

/** References as AWS would fill them in, made up from the names. */
function valueOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const { Ref, ...other } = value as Record<string, never>;
  if (Ref) return `made-${Ref}`;
  const [id, attribute] = (other['Fn::GetAtt'] ?? ['', '']) as [string, string];
  const dkim = /^DkimDNSToken(Name|Value)(\d)$/.exec(attribute);
  if (dkim?.[1] === 'Name')
    return `token${dkim[2]}._domainkey.${id.includes('mail') ? 'mail' : 'in'}.nora.example`;
  if (dkim) return `token${dkim[2]}.dkim.amazonses.com`;
  if (attribute === 'FunctionUrl') return 'https://web.lambda-url.example/';
  const [by, parts] = (other['Fn::Join'] ?? ['', []]) as [string, unknown[]];
  return parts.length > 0 ? parts.map(valueOf).join(by) : `made-${id}-${attribute}`;
}

const eventXml = (stack: Stack, { id, resource, kind, status, because, at }: Event): string =>
  `<member><StackId>${stack.id}</StackId><StackName>${stack.name}</StackName><EventId>${id}</EventId><LogicalResourceId>${resource}</LogicalResourceId>` +
  `<PhysicalResourceId>${kind === STACK ? stack.id : resource}</PhysicalResourceId><ResourceType>${kind}</ResourceType><Timestamp>${at}</Timestamp>` +
  `<ResourceStatus>${status}</ResourceStatus><ResourceStatusReason>${escaped(because)}</ResourceStatusReason></member>`;

const reply = (action: string, result: string): Reply => ({
  body: `<${action}Response><${action}Result>${result}</${action}Result></${action}Response>`,
});

/** An error as the services answer it that speak XML. */
export const fault = (code: string, message: string): Reply => ({
  status: 400,
  body: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
});

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
