import { ACCOUNT, REGION } from '../../local/account.ts';

/** One call of a function to AWS, as IAM looks at it. */
export interface Call {
  /** The function that made it. */
  by: string;
  /** As policies name it: `dynamodb:Query`. */
  action: string;
  /** The ARN it was about; every one of them has to be allowed. */
  resource: string;
}

/** The services a function talks to. */
export type Service = 'dynamodb' | 'sqs' | 's3' | 'ses' | 'ssm';

/** A request on the wire. */
export interface Wire {
  method: string;
  path: string;
  /** Of the services that name the operation in a header. */
  target: string;
  body: string;
}

export const arn = (service: string, resource: string, where = `${REGION}:${ACCOUNT}`): string =>
  `arn:aws:${service}:${where}:${resource}`;

/** What IAM would be asked about this request: one action, on each resource it touches. */
export function askedOf(service: Service, wire: Wire): Omit<Call, 'by'>[] {
  const operation = wire.target.split('.').at(-1) ?? '';
  switch (service) {
    case 'dynamodb':
      return tablesIn(JSON.parse(wire.body)).map((resource) => ({
        action: `dynamodb:${operation}`,
        resource: arn('dynamodb', resource),
      }));
    case 'sqs':
      // A batch is no action of its own for IAM.
      return [
        {
          action: `sqs:${operation.replace(/Batch$/, '')}`,
          resource: arn('sqs', String(JSON.parse(wire.body).QueueUrl).split('/').at(-1) ?? ''),
        },
      ];
    case 's3': {
      const [bucket = '', ...key] = wire.path.split('?')[0]!.split('/').filter(Boolean);
      const action = { GET: 's3:GetObject', PUT: 's3:PutObject', DELETE: 's3:DeleteObject' }[wire.method];
      if (action === undefined || key.length === 0)
        throw new Error(`No action is known for ${wire.method} ${wire.path}`);
      return [{ action, resource: arn('s3', `${bucket}/${key.join('/')}`, ':') }];
    }
    case 'ses':
      return sesAsks(new URLSearchParams(wire.body));
    case 'ssm':
      return [
        {
          action: `ssm:${operation}`,
          resource: arn('ssm', `parameter${String(JSON.parse(wire.body).Name)}`),
        },
      ];
  }
}

/** `table/x`, or `table/x/index/y` for a query of an index; of a batch, each table. */
function tablesIn(body: {
  TableName?: string;
  IndexName?: string;
  RequestItems?: Record<string, unknown>;
}): string[] {
  const { TableName, IndexName, RequestItems } = body;
  if (RequestItems) return Object.keys(RequestItems).map((name) => `table/${name}`);
  return [`table/${TableName}${IndexName === undefined ? '' : `/index/${IndexName}`}`];
}

/** SES asks about the identity a mail leaves from and about its configuration set. */
function sesAsks(form: URLSearchParams): Omit<Call, 'by'>[] {
  const action = `ses:${form.get('Action')}`;
  if (action !== 'ses:SendRawEmail') return [{ action, resource: '*' }];
  const domain = (form.get('Source') ?? '').split('@').at(-1) ?? '';
  return [
    { action, resource: arn('ses', `identity/${domain}`) },
    { action, resource: arn('ses', `configuration-set/${form.get('ConfigurationSetName')}`) },
  ];
}
