import { describe, expect, test } from 'vitest';
import { SETTING_NAMES } from '../../core/runtime/config.ts';
import { tableDefinition } from '../../core/storage/keys.ts';
import { FUNCTION_NAMES } from '../../infra/bundle.ts';
import { readDeployment } from '../../infra/deployment.ts';
import { deployed, type Json, readable, referred, type Resource } from './template.ts';

const stack = deployed();
const queues = stack.of('AWS::SQS::Queue');
const workQueues = queues.filter((q) => q.Properties.RedrivePolicy);
const alarms = stack.of('AWS::CloudWatch::Alarm');
const sources = stack.of('AWS::Lambda::EventSourceMapping');
const functions = stack.of('AWS::Lambda::Function');

const named = (name: string): Resource => {
  const found = functions.find((f) => f.Properties.Description === `Goodword: ${name}`);
  if (!found) throw new Error(`There is no function ${name}.`);
  return found;
};

describe('no work is lost unseen', () => {
  test('there are three queues of work, and every other queue is the dead letters of one of them', () => {
    const deadLetters = workQueues.map((q) => referred(q.Properties.RedrivePolicy.deadLetterTargetArn));
    expect(workQueues).toHaveLength(3);
    expect(queues.filter((q) => !workQueues.includes(q)).map((q) => q.id)).toEqual(deadLetters);
  });

  test.each(workQueues)(
    '$id: the first dead letter raises an alarm, and lies there for two weeks',
    (queue) => {
      const { deadLetterTargetArn, maxReceiveCount } = queue.Properties.RedrivePolicy;
      const deadLetters = referred(deadLetterTargetArn);
      const watching = alarms.filter(
        (a) =>
          a.Properties.MetricName === 'ApproximateNumberOfMessagesVisible' &&
          referred(a.Properties.Dimensions) === deadLetters,
      );
      expect(watching.map((a) => [a.Properties.Threshold, a.Properties.ComparisonOperator])).toEqual([
        [1, 'GreaterThanOrEqualToThreshold'],
      ]);
      expect(maxReceiveCount).toBe(5);
      expect(queues.find((q) => q.id === deadLetters)?.Properties.MessageRetentionPeriod).toBe(14 * 86_400);
    },
  );

  test.each(workQueues)(
    '$id: what is in work stays hidden six times as long as its function may take',
    (queue) => {
      const source = sources.find((s) => referred(s.Properties.EventSourceArn) === queue.id);
      const worker = functions.find((f) => f.id === referred(source?.Properties.FunctionName));
      expect(queue.Properties.VisibilityTimeout).toBeGreaterThanOrEqual(
        6 * worker?.Properties.Timeout + (source?.Properties.MaximumBatchingWindowInSeconds ?? 0),
      );
    },
  );

  test('one bad record of a batch does not bring back the good ones', () => {
    expect(sources).toHaveLength(3);
    for (const source of sources)
      expect(source.Properties.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
  });

  test('no queue keeps more idle pollers than it must', () => {
    for (const source of sources) expect(source.Properties).not.toHaveProperty('ScalingConfig');
  });

  test('a notice that cannot reach its queue lies among the dead letters of that queue', () => {
    const subscriptions = stack.of('AWS::SNS::Subscription');
    expect(subscriptions).toHaveLength(2);
    for (const { Properties: to } of subscriptions) {
      const queue = queues.find((q) => q.id === referred(to.Endpoint));
      expect(to.RawMessageDelivery).toBe(true);
      expect(referred(to.RedrivePolicy)).toBe(referred(queue?.Properties.RedrivePolicy));
    }
  });
});

describe('alarms speak of people', () => {
  test.each(alarms)(
    '$id says in words what happens to whom, and reaches the operator',
    ({ Properties: a }) => {
      expect(a.AlarmDescription).toMatch(/^[A-Z].{80,}\.$/);
      expect(a.AlarmActions).toEqual([
        { Ref: stack.of('AWS::SNS::Topic').find((t) => t.Properties.DisplayName)?.id },
      ]);
    },
  );

  test('they are six, because an idle deployment must stay below a dollar a month', () => {
    expect(alarms).toHaveLength(6);
  });

  test('a tick that does not run at all counts as failing', () => {
    const [silent] = alarms.filter((a) => referred(a.Properties.Dimensions) === named('tick').id);
    expect(silent?.Properties).toMatchObject({
      MetricName: 'Errors',
      TreatMissingData: 'breaching',
      Period: 60,
    });
  });

  test('the operator gets them by mail where an address is given', () => {
    const { Properties } = deployed({ operatorAddress: 'ops@career.example' })
      .of('AWS::SNS::Subscription')
      .find((s) => s.Properties.Protocol === 'email')!;
    expect(Properties.Endpoint).toBe('ops@career.example');
  });
});

describe('what is kept', () => {
  const [table] = stack.of('AWS::DynamoDB::Table');
  const [bucket] = stack.of('AWS::S3::Bucket');

  test('the table is the one of the laptop', () => {
    expect(table?.Properties).toMatchObject(tableDefinition);
    expect(table?.Properties.TimeToLiveSpecification).toEqual({ AttributeName: 'expiresAt', Enabled: true });
  });

  test('the table can be turned back, cannot be deleted by accident, and outlives the stack', () => {
    expect(table?.Properties.PointInTimeRecoverySpecification).toEqual({ PointInTimeRecoveryEnabled: true });
    expect(table?.Properties.DeletionProtectionEnabled).toBe(true);
    expect(table?.DeletionPolicy).toBe('Retain');
  });

  test('raw mail is private, encrypted and outlives the stack, but not its time', () => {
    expect(Object.values(bucket?.Properties.PublicAccessBlockConfiguration)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(bucket?.Properties.BucketEncryption).toBeDefined();
    expect(bucket?.DeletionPolicy).toBe('Retain');
    const [rule] = deployed({ rawMailDays: '30' }).of('AWS::S3::Bucket')[0]!.Properties.LifecycleConfiguration
      .Rules;
    expect(rule).toMatchObject({ Status: 'Enabled', ExpirationInDays: 30 });
    expect(rule).not.toHaveProperty('Prefix');
  });

  test('nothing is read or written without TLS', () => {
    const guarded = [
      ...stack.of('AWS::S3::BucketPolicy'),
      ...stack.of('AWS::SQS::QueuePolicy'),
      ...stack.of('AWS::SNS::TopicPolicy'),
    ];
    expect(guarded).toHaveLength(1 + queues.length + 3);
    for (const { Properties } of guarded)
      expect(Properties.PolicyDocument.Statement).toContainEqual(
        expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      );
  });
});

describe('five functions', () => {
  test('exist, on Node 24 and arm64, each with a log that ends', () => {
    const logs = stack.of('AWS::Logs::LogGroup');
    expect(functions.map((f) => f.Properties.Description).sort()).toEqual(
      FUNCTION_NAMES.map((name) => `Goodword: ${name}`).sort(),
    );
    for (const { Properties: f } of functions) {
      expect(f).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'], Handler: 'index.handler' });
      const log = logs.find((l) => l.id === referred(f.LoggingConfig.LogGroup));
      expect(log?.Properties.RetentionInDays).toBe(30);
    }
  });

  test('are told every setting, and the web door begins its links at itself', () => {
    for (const { Properties: f } of functions)
      expect(Object.keys(f.Environment.Variables).sort()).toEqual([...SETTING_NAMES].sort());
    expect(named('web').Properties.Environment.Variables.GOODWORD_WEB_URL).toBe('/');
    expect(readable(named('due').Properties.Environment.Variables.GOODWORD_WEB_URL)).toMatch(/FunctionUrl}$/);
  });

  test('none may ask a language model, unless one is named: then mail-in may, that one alone', () => {
    const bedrock = (made: ReturnType<typeof deployed>) =>
      made
        .of('AWS::IAM::Policy')
        .flatMap((policy) => policy.Properties.PolicyDocument.Statement as Json[])
        .filter((statement) => JSON.stringify(statement).includes('bedrock'));
    expect(bedrock(stack)).toEqual([]);
    const switched = deployed({ model: 'eu.amazon.nova-micro-v1:0', modelQuestionsADay: '50' });
    const [statement, ...others] = bedrock(switched);
    expect(others).toEqual([]);
    expect(statement.Action).toBe('bedrock:InvokeModel');
    expect((statement.Resource as Json[]).map(readable)).toEqual([
      expect.stringMatching(/:inference-profile\/eu\.amazon\.nova-micro-v1:0$/),
      expect.stringMatching(/:bedrock:\*::foundation-model\/amazon\.nova-micro-v1:0$/),
    ]);
    const told = switched
      .of('AWS::Lambda::Function')
      .filter((f) => 'GOODWORD_MODEL' in f.Properties.Environment.Variables);
    expect(told.map((f) => f.Properties.Description)).toEqual(['Goodword: mail-in']);
    expect(told[0]?.Properties.Environment.Variables.GOODWORD_MODEL_QUESTIONS_A_DAY).toBe('50');
  });

  test('only whoever takes mail in knows who may stop everything by mail', () => {
    const told = deployed({ operatorAddress: 'ops@home.example' })
      .of('AWS::Lambda::Function')
      .filter((f) => 'GOODWORD_OPERATOR_ADDRESS' in f.Properties.Environment.Variables);
    expect(told.map((f) => f.Properties.Description)).toEqual(['Goodword: mail-in']);
  });

  test('tick runs every minute and is never caught up with', () => {
    const [{ Properties: schedule }] = stack.of('AWS::Scheduler::Schedule') as [Resource];
    expect(schedule.ScheduleExpression).toBe('rate(1 minute)');
    expect(referred(schedule.Target.Arn)).toBe(named('tick').id);
    expect(schedule.Target.RetryPolicy).toEqual({ MaximumEventAgeInSeconds: 60, MaximumRetryAttempts: 0 });
  });

  test('only the web door has an address, and it asks for no AWS signature', () => {
    const urls = stack.of('AWS::Lambda::Url');
    expect(urls.map((u) => [referred(u.Properties.TargetFunctionArn), u.Properties.AuthType])).toEqual([
      [named('web').id, 'NONE'],
    ]);
  });

  test('the command line finds every setting among the outputs', () => {
    expect(Object.keys(stack.outputs)).toEqual(
      expect.arrayContaining([
        'Table',
        'DueQueueUrl',
        'MailBucket',
        'WebUrl',
        'TokenKeysParameter',
        'Mx',
        'ReceiptRuleSet',
        'Dkim1',
      ]),
    );
  });
});

describe('least privilege', () => {
  /** Everything `*` may stand for, and why. */
  const ON_EVERYTHING: Record<string, string> = {
    'xray:PutTelemetryRecords': 'a trace belongs to the account: X-Ray knows no resource for it',
    'xray:PutTraceSegments': 'the same',
    'ses:GetSendQuota': 'a question about the account: SES knows no resource for it',
  };
  const statements = stack.of('AWS::IAM::Policy').flatMap((p) =>
    p.Properties.PolicyDocument.Statement.map((s: Json) => ({
      role: referred(p.Properties.Roles),
      actions: [s.Action].flat() as string[],
      resources: [s.Resource].flat().map(readable),
    })),
  ) as { role: string; actions: string[]; resources: string[] }[];
  const rightsOf = (name: string) =>
    statements.filter((s) => s.role === referred(named(name).Properties.Role));
  const actionsOf = (name: string) => rightsOf(name).flatMap((s) => s.actions);
  const whoMay = (action: string) => FUNCTION_NAMES.filter((name) => actionsOf(name).includes(action));

  test('no right holds on everything, but those that cannot be narrower', () => {
    const wide = statements.filter((s) => s.resources.includes('*')).flatMap((s) => s.actions);
    expect([...new Set(wide)]).toEqual(Object.keys(ON_EVERYTHING));
    expect(statements.flatMap((s) => s.actions).filter((a) => a.includes('*'))).toEqual([]);
  });

  test('no role brings rights of AWS’s own making', () => {
    for (const role of stack.of('AWS::IAM::Role'))
      expect(role.Properties).not.toHaveProperty('ManagedPolicyArns');
  });

  test('nobody scans, and nobody touches the table itself', () => {
    const onTable = statements.flatMap((s) => s.actions).filter((a) => a.startsWith('dynamodb:'));
    expect(onTable.filter((a) => /Scan|Table|Backup|PartiQL|Stream/.test(a))).toEqual([]);
  });

  test('tick reads the due index, puts on the due queue, and that is all', () => {
    const rights = rightsOf('tick').filter((s) => !s.actions.some((a) => /^(logs|ssm|xray):/.test(a)));
    expect(rights.flatMap((s) => s.resources)).toEqual([
      '${table.Arn}/index/due',
      expect.stringMatching(/^\${duequeue/),
    ]);
    expect(rights.flatMap((s) => s.actions)).toEqual(['dynamodb:Query', 'sqs:SendMessage']);
  });

  test.each([
    ['ses:SendRawEmail', ['due', 'mail-in', 'mail-events']],
    ['s3:GetObject', ['mail-in']],
    ['sqs:SendMessage', ['tick']],
    ['dynamodb:PutItem', ['due', 'mail-in', 'mail-events', 'web']],
    ['s3:PutObject', []],
    ['ses:SendEmail', []],
  ])('%s: only %j', (action, who) => {
    expect(whoMay(action)).toEqual(who);
  });

  test('mail leaves from our own domains and with our configuration set', () => {
    const [send] = rightsOf('due').filter((s) => s.actions.includes('ses:SendRawEmail'));
    expect(send?.resources).toHaveLength(3);
    expect(send?.resources.filter((r) => r.includes('identity'))).toHaveLength(2);
    expect(send?.resources.filter((r) => r.includes(':configuration-set/${'))).toHaveLength(1);
  });
});

describe('mail out and in', () => {
  const [events] = stack.of('AWS::SES::ConfigurationSetEventDestination');
  const [rule] = stack.of('AWS::SES::ReceiptRule');

  test('SES tells what became of each mail, and not that it took it', () => {
    expect(events?.Properties.EventDestination.MatchingEventTypes).toEqual([
      'delivery',
      'bounce',
      'complaint',
      'reject',
      'deliveryDelay',
    ]);
    expect(events?.Properties.EventDestination.SnsDestination).toBeDefined();
  });

  test('nobody is watched opening or clicking', () => {
    const [set] = stack.of('AWS::SES::ConfigurationSet');
    expect(set?.Properties).not.toHaveProperty('TrackingOptions');
    expect(set?.Properties).not.toHaveProperty('VdmOptions');
    expect(JSON.stringify(events)).not.toMatch(/open|click/i);
  });

  test('incoming mail is scanned, kept as it came, then told of', () => {
    expect(rule?.Properties.Rule).toMatchObject({ ScanEnabled: true, Recipients: ['in.goodword.example'] });
    const [{ S3Action }] = rule?.Properties.Rule.Actions;
    expect(referred(S3Action.BucketName)).toBe(stack.of('AWS::S3::Bucket')[0]?.id);
    expect(referred(S3Action.TopicArn)).toMatch(/^mailarrived/);
  });

  test('SES may write and tell before the rule that makes it do so', () => {
    expect(rule?.DependsOn).toEqual([
      expect.stringMatching(/^mailarrivedPolicy/),
      stack.of('AWS::S3::BucketPolicy')[0]?.id,
    ]);
  });

  test('the account’s active receipt rules are not the stack’s to change', () => {
    expect(stack.of('Custom::AWS')).toEqual([]);
  });

  test('where other mail is received, our rule joins the set that is there', () => {
    const joined = deployed({ receiptRuleSet: 'house-rules' });
    expect(joined.of('AWS::SES::ReceiptRuleSet')).toEqual([]);
    expect(joined.of('AWS::SES::ReceiptRule')[0]?.Properties.RuleSetName).toBe('house-rules');
  });

  test('one domain for both ways is verified once', () => {
    const one = deployed({ sendingDomain: 'mail.nora.example', inboundDomain: 'mail.nora.example' });
    expect(one.of('AWS::SES::EmailIdentity')).toHaveLength(1);
  });
});

describe('what the operator says is checked before anything is made', () => {
  test.each([
    ['sendingDomain', 'nora@mail.example'],
    ['inboundDomain', 'localhost'],
    ['operatorAddress', 'ops'],
    ['rawMailDays', '0'],
    ['name', 'My Stack'],
  ])('%s cannot be %j', (key, value) => {
    expect(() => readDeployment((asked) => (asked === key ? value : undefined))).toThrow(key);
  });
});
