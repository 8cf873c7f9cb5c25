import { type Stack, Validations } from 'aws-cdk-lib';
import type { Deployment } from './deployment.ts';
import { modelOf } from './rights.ts';

/** A rule of cdk-nag's AwsSolutions that this stack does not follow. */
export interface Exception {
  /** Constructs of the stack. */
  at: string[];
  rule: string;
  because: string;
}

/** All of them. A test takes away each in turn and sees the rule complain: none stands here for nothing. */
export const exceptionsOf = ({ model }: Pick<Deployment, 'model'>): Exception[] => [
  {
    at: ['mail'],
    rule: 'S1',
    because:
      'Access logs of the mail bucket would name, in a second bucket, who wrote to whom and when, for as long as that one is kept. ' +
      'One function may read it and SES may write; whoever must know more switches on data events of CloudTrail.',
  },
  {
    at: ['due-role', 'mail-in-role', 'mail-events-role'],
    rule: 'IAM5[Resource::*]',
    because:
      'ses:GetSendQuota is a question about the account and xray:Put* writes to it: neither service knows a narrower resource.',
  },
  {
    at: ['web-role', 'tick-role'],
    rule: 'IAM5[Resource::*]',
    because: 'xray:Put* writes traces to the account: the service knows no narrower resource.',
  },
  {
    at: ['mail-in-role'],
    rule: 'IAM5[Resource::<mailBB76F9F9.Arn>/*]',
    because:
      'SES names each mail it stores by an id of its own, so "any mail of this bucket" is as narrow as it gets.',
  },
  ...(model === undefined
    ? []
    : [
        {
          at: ['mail-in-role'],
          rule: `IAM5[Resource::arn:<AWS::Partition>:bedrock:*::foundation-model/${modelOf(model)}]`,
          because:
            'An inference profile may hand a question on to any of its Regions; the model is named in full.',
        },
      ]),
];

/** Tells cdk-nag why each rule that is not followed is not. */
export function explainExceptions(stack: Stack, exceptions: Exception[]): void {
  for (const { at, rule, because } of exceptions)
    for (const id of at)
      Validations.of(stack.node.findChild(id)).acknowledge({
        id: `AwsSolutions::AwsSolutions-${rule}`,
        reason: because,
      });
}
