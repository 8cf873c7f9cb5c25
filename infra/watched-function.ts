import { join } from 'node:path';
import { AssetHashType, type Duration, RemovalPolicy } from 'aws-cdk-lib';
import { type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  Function,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { MailInSettingName, SettingName } from '../core/runtime/config.ts';
import { alarm, type Watch } from './alarm.ts';
import { bundle, type FunctionName, PROJECT } from './bundle.ts';
import { MEMORY } from './function-memory.ts';

export interface FunctionProps {
  settings: Record<SettingName, string> & Partial<Record<MailInSettingName, string>>;
  timeout: Duration;
  /** All it may do besides writing its own log. Nothing is granted anywhere else. */
  may: PolicyStatement[];
  /** Whether each run leaves a trace in X-Ray (5 USD a million). */
  traced: boolean;
  /**
   * The most runs at once. None is held back by default: a new account may have ten runs at once, and AWS refuses to set
   * aside any of its last ten.
   */
  atOnce?: number | undefined;
  /** What shows that it fails, and whom that hurts. */
  watch: (made: Function) => Watch;
}

/** A Lambda function that cannot fail unseen: its own log, its own rights, its alarm. */
export function watchedFunction(scope: Construct, name: FunctionName, props: FunctionProps): Function {
  const logGroup = new LogGroup(scope, `${name}-log`, {
    retention: RetentionDays.ONE_MONTH,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  // Not AWSLambdaBasicExecutionRole: that one may write every log group of the account.
  const role = new Role(scope, `${name}-role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  logGroup.grantWrite(role);
  for (const statement of props.may) role.addToPolicy(statement);
  const made = new Function(scope, name, {
    description: `Goodword: ${name}`,
    code: bundled(name),
    handler: 'index.handler',
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    memorySize: MEMORY[name],
    timeout: props.timeout,
    environment: props.settings,
    role,
    logGroup,
    loggingFormat: LoggingFormat.JSON,
    // START, END and REPORT lines would be most of the log of a tick that runs 43,200 times a month.
    systemLogLevelV2: SystemLogLevel.WARN,
    tracing: props.traced ? Tracing.ACTIVE : Tracing.DISABLED,
    ...(props.atOnce === undefined ? {} : { reservedConcurrentExecutions: props.atOnce }),
  });
  alarm(scope, `${name}-alarm`, props.watch(made));
  return made;
}

/** esbuild in this process; CDK asks for an image, but none is run, and tells the five assets apart by `command` alone. */
function bundled(name: FunctionName): Code {
  return Code.fromAsset(join(PROJECT, 'functions'), {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: Runtime.NODEJS_24_X.bundlingImage,
      command: [name],
      local: {
        tryBundle(folder) {
          bundle(name, folder);
          return true;
        },
      },
    },
  });
}
