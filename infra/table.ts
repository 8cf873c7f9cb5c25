import { CfnResource, RemovalPolicy } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { tableDefinition, TTL_ATTRIBUTE } from '../core/storage/keys.ts';

export interface AssistantTable {
  tableName: string;
  tableArn: string;
}

/**
 * The one table, word for word as the emulator makes it: CloudFormation's properties are those of CreateTable.
 * Losing it loses a network, so it can be turned back to any second of the last 35 days and outlives the stack.
 */
export function assistantTable(scope: Construct): AssistantTable {
  const table = new CfnResource(scope, 'table', {
    type: 'AWS::DynamoDB::Table',
    properties: {
      ...tableDefinition,
      TimeToLiveSpecification: { AttributeName: TTL_ATTRIBUTE, Enabled: true },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      DeletionProtectionEnabled: true,
    },
  });
  table.applyRemovalPolicy(RemovalPolicy.RETAIN);
  return { tableName: table.ref, tableArn: table.getAtt('Arn').toString() };
}
