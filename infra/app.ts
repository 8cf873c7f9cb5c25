import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { AssistantStack } from './assistant-stack.ts';
import { readDeployment } from './deployment.ts';
import { exceptionsOf, explainExceptions } from './exceptions.ts';

const app = new App();
const { CDK_DEFAULT_ACCOUNT: account, CDK_DEFAULT_REGION: region } = process.env;
const deployment = readDeployment((key) => app.node.tryGetContext(key));
const stack = new AssistantStack(app, deployment, account && region ? { env: { account, region } } : {});
// `cdk synth` fails where a rule is broken and no exception says why.
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
explainExceptions(stack, exceptionsOf(deployment));
