import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { Route53Client } from '@aws-sdk/client-route-53';
import { SESClient } from '@aws-sdk/client-ses';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SSMClient } from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { TryLater } from '../../core/domain/try-later.ts';
import { Refused } from '../exit.ts';

/** The operator's own way into an account: every client of the commands that deploy and watch is made here. */
export interface Aws {
  region: string;
  account: string;
  cloudFormation: CloudFormationClient;
  ssm: SSMClient;
  ses: SESClient;
  sesv2: SESv2Client;
  route53: Route53Client;
  dynamoDb: DynamoDBClient;
}

/** Signs in with the credentials the AWS command line would use, and finds out whose account it is. */
export async function signIn(region: string): Promise<Aws> {
  const at = { region };
  const { Account: account = '' } = await new STSClient(at).send(new GetCallerIdentityCommand({}));
  return {
    region,
    account,
    cloudFormation: new CloudFormationClient(at),
    ssm: new SSMClient(at),
    ses: new SESClient(at),
    sesv2: new SESv2Client(at),
    route53: new Route53Client(at),
    dynamoDb: new DynamoDBClient(at),
  };
}

/** Does work in AWS; what AWS refuses becomes words about credentials, rights or waiting. */
export async function inAws<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw inWords(error);
  }
}

function inWords(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { name, message } = error;
  if (
    /^CredentialsProviderError$|UnrecognizedClient|InvalidClientTokenId|^ExpiredToken|SignatureDoesNotMatch|UnresolvedAccount/.test(
      name,
    )
  )
    return new Refused(
      `AWS does not know who you are (${message.split('\n')[0] ?? name}). ` +
        'Sign in first: aws configure, or aws sso login and AWS_PROFILE=that-profile',
    );
  if (/AccessDenied|UnauthorizedOperation|AuthorizationError/.test(name))
    return new Refused(
      `AWS refused: ${message}. Your user or role lacks this right; whoever administers the account can give it`,
    );
  if (/Throttl|TooManyRequests|ServiceUnavailable|InternalFailure/.test(name))
    return new TryLater(`AWS is busy (${message}); nothing is lost, run it again`);
  return '$metadata' in error ? new Refused(`AWS refused: ${message} (${name})`) : error;
}
