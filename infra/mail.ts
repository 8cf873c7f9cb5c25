import { ArnFormat, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import {
  ConfigurationSet,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  type IReceiptRuleSet,
  ReceiptRuleSet,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { S3 } from 'aws-cdk-lib/aws-ses-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { ASKED_OF_SES } from '../core/domain/sending/delivery-event.ts';
import { alarm } from './alarm.ts';
import type { Deployment } from './deployment.ts';
import { bounceRate } from './watches.ts';
import { listen, type WorkQueue } from './work-queue.ts';

export interface SendingMail {
  configurationSet: ConfigurationSet;
  configurationSetArn: string;
  /** The domain mail to contacts leaves from. */
  toContacts: EmailIdentity;
  /** The one Goodword writes to owners from; it may be the same. */
  toOwners: EmailIdentity;
}

/** The envelope sender's domain of mail that leaves from `sendingDomain` (SES: custom MAIL FROM). */
export const mailFromDomain = (sendingDomain: string): string => `bounce.${sendingDomain}`;

export interface ReceivingMail {
  rawMail: Bucket;
  rules: IReceiptRuleSet;
}

/** Our domains, and the events that tell what became of each mail. Opens and clicks are never asked for. */
export function sendingMail(scope: Construct, deployment: Deployment, events: WorkQueue): SendingMail {
  const configurationSet = new ConfigurationSet(scope, 'sending', {
    reputationMetrics: true,
    suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
  });
  const topic = new Topic(scope, 'sending-events', { enforceSSL: true });
  configurationSet.addEventDestination('events', {
    destination: EventDestination.snsTopic(topic),
    events: ASKED_OF_SES.map((event) => EmailSendingEvent[event]),
  });
  listen(events, topic);
  alarm(scope, 'bounce-alarm', bounceRate());
  const verified = (domain: string): EmailIdentity =>
    new EmailIdentity(scope, `identity-${domain}`, {
      identity: Identity.domain(domain),
      configurationSet,
      // The events above report bounces; SES would send each a second time, as a mail.
      feedbackForwarding: false,
      // Bounces come to a name of our own, so that SPF speaks for the domain, too; without its records SES uses its own.
      ...(domain === deployment.sendingDomain ? { mailFromDomain: mailFromDomain(domain) } : {}),
    });
  const { sendingDomain, inboundDomain } = deployment;
  const toContacts = verified(sendingDomain);
  const toOwners = inboundDomain === sendingDomain ? toContacts : verified(inboundDomain);
  return {
    configurationSet,
    configurationSetArn: Stack.of(scope).formatArn({
      service: 'ses',
      resource: 'configuration-set',
      resourceName: configurationSet.configurationSetName,
    }),
    toContacts,
    toOwners,
  };
}

/** Mail to the inbound domain: the raw bytes into the bucket first, then a note of it, with SES's verdicts, on the queue. */
export function receivingMail(scope: Construct, deployment: Deployment, arrived: WorkQueue): ReceivingMail {
  const bucket = new Bucket(scope, 'mail', {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    removalPolicy: RemovalPolicy.RETAIN,
    lifecycleRules: [
      {
        expiration: Duration.days(deployment.rawMailDays),
        abortIncompleteMultipartUploadAfter: Duration.days(1),
      },
    ],
  });
  const topic = new Topic(scope, 'mail-arrived', { enforceSSL: true });
  listen(arrived, topic);
  const rules: IReceiptRuleSet = deployment.receiptRuleSet
    ? ReceiptRuleSet.fromReceiptRuleSetName(scope, 'rules', deployment.receiptRuleSet)
    : new ReceiptRuleSet(scope, 'rules');
  const mayTell = topic.addToResourcePolicy(mayPublish(topic, rules));
  const rule = rules.addRule('rule', {
    recipients: [deployment.inboundDomain],
    scanEnabled: true,
    // @ts-expect-error under exactOptionalPropertyTypes CDK's Bucket does not fit CDK's own IBucket (isWebsite)
    actions: [new S3({ bucket, topic })],
  });
  // SES tries the topic when the rule is made, so the permission has to be there first.
  if (mayTell.policyDependable) rule.node.addDependency(mayTell.policyDependable);
  return { rawMail: bucket, rules };
}

/** Any rule of the set: naming ours would tie a knot, since the rule waits for this permission. */
function mayPublish(topic: Topic, rules: IReceiptRuleSet): PolicyStatement {
  const stack = Stack.of(topic);
  return new PolicyStatement({
    principals: [new ServicePrincipal('ses.amazonaws.com')],
    actions: ['sns:Publish'],
    resources: [topic.topicArn],
    conditions: {
      StringEquals: { 'AWS:SourceAccount': stack.account },
      ArnLike: {
        'AWS:SourceArn': stack.formatArn({
          service: 'ses',
          resource: 'receipt-rule-set',
          resourceName: `${rules.receiptRuleSetName}:receipt-rule/*`,
          arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
        }),
      },
    },
  });
}
