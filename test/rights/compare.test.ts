import { describe, expect, test } from 'vitest';
import { askedOf } from './call.ts';
import { differences } from './compare.ts';

const table = 'arn:aws:dynamodb:us-east-1:000000000000:table/goodword';
const call = { by: 'due', action: 'dynamodb:GetItem', resource: table };
const none = { forbidden: [], unused: [], needless: [] };

describe('rights and calls are compared both ways', () => {
  test('one right for one call: nothing to say', () => {
    expect(differences([call], [call], [])).toEqual(none);
  });

  test('one right too few is named', () => {
    expect(differences([call], [], []).forbidden).toEqual([`due: dynamodb:GetItem on ${table}`]);
  });

  test('one right too many is named', () => {
    const more = { ...call, action: 'dynamodb:DeleteItem' };
    expect(differences([call], [call, more], []).unused).toEqual([`due: dynamodb:DeleteItem on ${table}`]);
  });

  test.each([
    ['of another function', { by: 'web' }],
    ['on another thing', { resource: `${table}-two` }],
    ['on an index, which is not its table', { resource: `${table}/index/*` }],
    ['on everything, where something narrower was asked', { resource: '*' }],
  ])('the right %s does not count', (_, other) => {
    const found = differences([call], [{ ...call, ...other }], []);
    expect([found.forbidden.length, found.unused.length]).toEqual([1, 1]);
  });

  test('a pattern allows what fits it, and a dot in it is only a dot', () => {
    const mail = { by: 'mail-in', action: 's3:GetObject', resource: 'arn:aws:s3:::mail.b/abc' };
    expect(differences([mail], [{ ...mail, resource: 'arn:aws:s3:::mail.b/*' }], [])).toEqual(none);
    expect(differences([mail], [{ ...mail, resource: 'arn:aws:s3:::mailxb/*' }], []).forbidden).toHaveLength(
      1,
    );
  });

  test('a reason stands in for a call, until the call is seen or the right is gone', () => {
    const why = { ...call, because: 'only in an emergency' };
    expect(differences([], [call], [why])).toEqual(none);
    expect(differences([call], [call], [why]).needless).toHaveLength(1);
    expect(differences([], [], [why]).needless).toHaveLength(1);
  });
});

describe('what a request asks IAM for', () => {
  const post = { method: 'POST', path: '/' };

  test('a query of an index asks for the index, a batch for each of its tables', () => {
    const query = JSON.stringify({ TableName: 'goodword', IndexName: 'due' });
    expect(
      askedOf('dynamodb', { ...post, target: 'DynamoDB_20120810.Query', body: query })[0]?.resource,
    ).toBe(`${table}/index/due`);
    const batch = JSON.stringify({ RequestItems: { goodword: { Keys: [] } } });
    expect(askedOf('dynamodb', { ...post, target: 'DynamoDB_20120810.BatchGetItem', body: batch })).toEqual([
      { action: 'dynamodb:BatchGetItem', resource: table },
    ]);
  });

  test('a batch of messages asks for SendMessage: the batch is no action of its own', () => {
    const body = JSON.stringify({ QueueUrl: 'http://127.0.0.1:1/000000000000/due' });
    expect(askedOf('sqs', { ...post, target: 'AmazonSQS.SendMessageBatch', body })).toEqual([
      { action: 'sqs:SendMessage', resource: 'arn:aws:sqs:us-east-1:000000000000:due' },
    ]);
  });

  test('a mail asks for the domain it leaves from and for its configuration set', () => {
    const body = 'Action=SendRawEmail&Source=nora%40goodword.example&ConfigurationSetName=goodword';
    expect(askedOf('ses', { ...post, target: '', body }).map(({ resource }) => resource)).toEqual([
      'arn:aws:ses:us-east-1:000000000000:identity/goodword.example',
      'arn:aws:ses:us-east-1:000000000000:configuration-set/goodword',
    ]);
  });
});
