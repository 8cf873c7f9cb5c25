import { randomBytes } from 'node:crypto';
import { GetParameterCommand, PutParameterCommand } from '@aws-sdk/client-ssm';
import type { Aws } from './aws.ts';

/** The value of a parameter of SSM; undefined where there is none. */
export async function parameter({ ssm }: Aws, name: string): Promise<string | undefined> {
  try {
    return (await ssm.send(new GetParameterCommand({ Name: name, WithDecryption: true }))).Parameter?.Value;
  } catch (error) {
    if (error instanceof Error && error.name === 'ParameterNotFound') return undefined;
    throw error;
  }
}

/** The keys that sign links and reply addresses: made once and never overwritten, or every link sent so far would be dead. */
export async function tokenKeys(aws: Aws, name: string): Promise<'there' | 'made'> {
  if ((await parameter(aws, name)) !== undefined) return 'there';
  const key = { Name: name, Value: randomBytes(48).toString('base64'), Type: 'SecureString' } as const;
  try {
    await aws.ssm.send(new PutParameterCommand({ ...key, Overwrite: false }));
    return 'made';
  } catch (error) {
    if (error instanceof Error && error.name === 'ParameterAlreadyExists') return 'there';
    throw error;
  }
}
