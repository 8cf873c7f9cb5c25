import { ACCOUNT, REGION } from '../../local/account.ts';
import type { deployed, Json } from '../infra/template.ts';
import { referred } from '../infra/template.ts';
import { arn } from './call.ts';

/** One action that a function's role is allowed, on one resource (a pattern). */
export interface Grant {
  by: string;
  action: string;
  resource: string;
}

/** What the things of the stack are called where the functions run, by type and by the beginning of their logical id. */
export interface Names {
  table: string;
  bucket: string;
  configurationSet: string;
  dueQueue: string;
}

/** Everything the roles of the functions allow, their references put in. Statements that deny are none of these. */
export function grantsIn(stack: ReturnType<typeof deployed>, names: Names): Grant[] {
  const arnOf = (id: string): string => {
    const at = stack.byId(id);
    switch (at.Type) {
      case 'AWS::DynamoDB::Table':
        return arn('dynamodb', `table/${names.table}`);
      case 'AWS::SQS::Queue':
        return arn('sqs', id.startsWith('duequeue') ? names.dueQueue : id);
      case 'AWS::S3::Bucket':
        return arn('s3', names.bucket, ':');
      case 'AWS::Logs::LogGroup':
        return arn('logs', `log-group:${id}`);
      default:
        throw new Error(`${id} is a ${at.Type}: say what its ARN is`);
    }
  };
  const refOf = (id: string): string => {
    const pseudo: Record<string, string> = {
      'AWS::Region': REGION,
      'AWS::AccountId': ACCOUNT,
      'AWS::Partition': 'aws',
    };
    if (pseudo[id] !== undefined) return pseudo[id];
    const { Type, Properties } = stack.byId(id);
    if (Type === 'AWS::SES::EmailIdentity') return String(Properties['EmailIdentity']);
    if (Type === 'AWS::SES::ConfigurationSet') return names.configurationSet;
    throw new Error(`${id} is a ${Type}: say what its name is`);
  };
  const resolved = (value: Json): string => {
    if (typeof value === 'string') return value;
    if (value.Ref) return refOf(value.Ref);
    if (value['Fn::GetAtt']) return arnOf(value['Fn::GetAtt'][0]);
    return value['Fn::Join'][1].map(resolved).join(value['Fn::Join'][0]);
  };
  const functionOf = (role: string | undefined): string => {
    const made = stack.of('AWS::Lambda::Function').find((f) => referred(f.Properties.Role) === role);
    return String(made?.Properties.Description ?? '').replace('Goodword: ', '');
  };
  // The role of the schedule is no function's: all it may do is call `tick`.
  const ofFunctions = stack.of('AWS::IAM::Policy').filter((p) => functionOf(referred(p.Properties.Roles)));
  return ofFunctions.flatMap(({ Properties: policy }) =>
    policy.PolicyDocument.Statement.filter((s: Json) => s.Effect === 'Allow').flatMap((s: Json) =>
      [s.Action].flat().flatMap((action: string) =>
        [s.Resource].flat().map((resource: Json) => ({
          by: functionOf(referred(policy.Roles)),
          action,
          resource: resolved(resource),
        })),
      ),
    ),
  );
}
