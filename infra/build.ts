import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { z } from 'zod';
import { AssistantStack } from './assistant-stack.ts';
import { PROJECT } from './bundle.ts';
import type { Deployment } from './deployment.ts';

export interface Built {
  /** Folder of the cloud assembly: the template, and what Lambda runs. */
  folder: string;
  template: Template;
}

/** As much of a CloudFormation template as is read here. */
export const templateSchema = z.looseObject({
  Resources: z.record(
    z.string(),
    z.looseObject({
      Type: z.string(),
      Properties: z.record(z.string(), z.unknown()).default({}),
      DeletionPolicy: z.string().optional(),
    }),
  ),
});
export type Template = z.infer<typeof templateSchema>;

/** Writes what CloudFormation gets into `folder`. Without bundles it is built in a blink, and is only good to be looked at. */
export function build(
  deployment: Deployment,
  about: { region: string; folder: string; bundles: boolean },
): Built {
  const { context } = settings.parse(JSON.parse(readFileSync(join(PROJECT, 'cdk.json'), 'utf8')));
  const app = new App({
    outdir: about.folder,
    analyticsReporting: false,
    context: { ...context, ...(about.bundles ? {} : { 'aws:cdk:bundling-stacks': [] }) },
  });
  new AssistantStack(app, deployment, { env: { region: about.region } });
  app.synth();
  return readBuilt(about.folder, deployment.name);
}

/** What an earlier build left in a folder. */
export function readBuilt(folder: string, stack: string): Built {
  const text = readFileSync(join(folder, `${stack}.template.json`), 'utf8');
  return { folder, template: templateSchema.parse(JSON.parse(text)) };
}

const settings = z.object({ context: z.record(z.string(), z.unknown()) });
