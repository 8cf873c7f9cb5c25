import { App } from 'aws-cdk-lib';
import { AssistantStack } from './assistant-stack.ts';
import { readDeployment } from './deployment.ts';

const app = new App();
const { CDK_DEFAULT_ACCOUNT: account, CDK_DEFAULT_REGION: region } = process.env;
new AssistantStack(
  app,
  readDeployment((key) => app.node.tryGetContext(key)),
  account && region ? { env: { account, region } } : {},
);
