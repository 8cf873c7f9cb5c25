import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { monthlyCost } from '../../infra/monthly-cost.ts';
import { PROJECT } from '../../infra/bundle.ts';
import { readDeployment } from '../../infra/deployment.ts';
import { deployed, type Json, referred } from './template.ts';

const stack = deployed();
const watched = { operatorAddress: 'ops@career.example' };

describe('when an alarm rings', () => {
  const pages = readFileSync(join(PROJECT, 'docs', 'operating.md'), 'utf8');
  const anchors = [...pages.matchAll(/^#{2,4} (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^a-z0-9 -]/g, '')
      .replaceAll(' ', '-'),
  );

  test.each(stack.of('AWS::CloudWatch::Alarm'))(
    '$id leads to its page of docs/operating.md',
    ({ Properties }) => {
      const [, anchor] = /docs\/operating\.md#([a-z0-9-]+)\.$/.exec(Properties.AlarmDescription) ?? [];
      expect(anchors).toContain(anchor);
    },
  );

  test('the alarms of this account may tell the operator, and nobody else may', () => {
    const topic = stack.of('AWS::SNS::Topic').find((t) => t.Properties.DisplayName === 'Goodword');
    const policy = stack.of('AWS::SNS::TopicPolicy').find((p) => referred(p.Properties.Topics) === topic?.id);
    const allowed = policy?.Properties.PolicyDocument.Statement.filter((s: Json) => s.Effect === 'Allow');
    expect(allowed).toEqual([
      expect.objectContaining({
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      }),
    ]);
  });
});

describe('the doors between services are closed to other accounts', () => {
  const policies = ['AWS::SNS::TopicPolicy', 'AWS::SQS::QueuePolicy', 'AWS::S3::BucketPolicy'].flatMap(
    stack.of,
  );
  const allowed = policies.flatMap(({ id, Properties }) =>
    Properties.PolicyDocument.Statement.filter((s: Json) => s.Effect === 'Allow').map((s: Json) => ({
      id,
      ...s,
    })),
  );

  test.each(allowed)('$id lets in a service for this account alone', ({ Principal, Condition }) => {
    expect(Object.keys(Principal)).toEqual(['Service']);
    const ofAccount = JSON.stringify(Condition).includes('{"Ref":"AWS::AccountId"}');
    // A topic of this stack is one of this account.
    const ofTopic = stack.of('AWS::SNS::Topic').some(({ id }) => referred(Condition.ArnEquals) === id);
    expect(ofAccount || ofTopic).toBe(true);
  });

  test('what waits in a queue is encrypted', () => {
    for (const { Properties } of stack.of('AWS::SQS::Queue'))
      expect(Properties.SqsManagedSseEnabled).toBe(true);
  });

  test('the schedule’s role is taken by schedules of this account, and calls tick alone', () => {
    const [schedule] = stack.of('AWS::Scheduler::Schedule');
    const role = stack.byId(referred(schedule?.Properties.Target.RoleArn) ?? '');
    const [trust] = role.Properties.AssumeRolePolicyDocument.Statement;
    expect(trust.Condition.StringEquals['aws:SourceAccount']).toEqual({ Ref: 'AWS::AccountId' });
    const [policy] = stack.of('AWS::IAM::Policy').filter((p) => referred(p.Properties.Roles) === role.id);
    expect(policy?.Properties.PolicyDocument.Statement).toEqual([
      { Action: 'lambda:InvokeFunction', Effect: 'Allow', Resource: schedule?.Properties.Target.Arn },
    ]);
  });
});

describe('what it costs is watched', () => {
  test('an idle deployment costs at most a dollar a month, with no free tier of anything', () => {
    expect(monthlyCost(deployed(watched).template).usd).toBeLessThanOrEqual(1);
    expect(monthlyCost(deployed({ dashboard: 'true' }).template).lines).toContainEqual({
      what: expect.stringContaining('dashboard'),
      usd: 3,
    });
  });

  test('five dollars a month, spent or foreseen, are told to the operator', () => {
    const [budget] = deployed(watched).of('AWS::Budgets::Budget');
    expect(budget?.Properties.Budget.BudgetLimit).toEqual({ Amount: 5, Unit: 'USD' });
    const told = budget?.Properties.NotificationsWithSubscribers as Json[];
    expect(told.map((n) => [n.Notification.NotificationType, n.Subscribers[0].Address])).toEqual([
      ['ACTUAL', 'ops@career.example'],
      ['FORECASTED', 'ops@career.example'],
    ]);
  });

  test.each([
    ['without an address', {}],
    ['at 0', { ...watched, monthlyBudget: '0' }],
  ])('%s nobody is written to', (_, said) => {
    expect(deployed(said).of('AWS::Budgets::Budget')).toEqual([]);
  });
});

describe('what is switched on by a setting', () => {
  test('a dashboard: due, sent, answered, ages, throttles, dead letters and cost', () => {
    expect(stack.of('AWS::CloudWatch::Dashboard')).toEqual([]);
    const [page] = deployed({ dashboard: 'true' }).of('AWS::CloudWatch::Dashboard');
    const body = JSON.stringify(page?.Properties.DashboardBody);
    for (const title of ['Due', 'Sent', 'Answered', 'oldest due thing', 'Throttles', 'Dead letters', 'Cost'])
      expect(body).toContain(title);
    // Each metric of a dashboard beyond fifty is charged.
    expect(body.split('AWS/').length - 1).toBeLessThan(50);
  });

  test('traces: of what somebody waits for always, of everything on demand', () => {
    const traced = (of: ReturnType<typeof deployed>) =>
      of
        .of('AWS::Lambda::Function')
        .filter((f) => f.Properties.TracingConfig?.Mode === 'Active')
        .map((f) => f.Properties.Description);
    expect(traced(stack)).toEqual(['Goodword: web', 'Goodword: mail-in']);
    expect(traced(deployed({ traceEverything: 'true' }))).toHaveLength(5);
  });

  test('a limit on pages, which are open to anybody', () => {
    const limits = (of: ReturnType<typeof deployed>) =>
      of.of('AWS::Lambda::Function').flatMap((f) => f.Properties.ReservedConcurrentExecutions ?? []);
    expect(limits(stack)).toEqual([]);
    expect(limits(deployed({ pagesAtOnce: '5' }))).toEqual([5]);
  });

  test.each(['dashboard', 'traceEverything'])('%s is true or false and nothing else', (key) => {
    expect(() => readDeployment((asked) => (asked === key ? 'maybe' : undefined))).toThrow(/true or false/);
  });
});
