import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AssistantStack } from '../../infra/assistant-stack.ts';
import { templateSchema } from '../../infra/build.ts';
import { PROJECT } from '../../infra/bundle.ts';
import { readDeployment } from '../../infra/deployment.ts';

/** CloudFormation's JSON, untyped as CDK hands it out. */
export type Json = ReturnType<Template['toJSON']>[string];

export interface Resource {
  id: string;
  Type: string;
  Properties: Record<string, Json>;
  DeletionPolicy?: string;
  DependsOn?: string[];
}

/** What would be deployed with this context, without building the bundles. */
export function deployed(said: Record<string, unknown> = {}) {
  const { context } = JSON.parse(readFileSync(join(PROJECT, 'cdk.json'), 'utf8')) as { context: object };
  const app = new App({ context: { ...context, ...said, 'aws:cdk:bundling-stacks': [] } });
  const stack = new AssistantStack(
    app,
    readDeployment((key) => app.node.tryGetContext(key)),
    {},
  );
  const { Resources, Outputs } = Template.fromStack(stack).toJSON();
  const all = Object.entries(Resources as Record<string, Omit<Resource, 'id'>>).map(([id, r]) => ({
    ...r,
    Properties: r.Properties ?? {},
    id,
  })) as Resource[];
  return {
    template: templateSchema.parse({ Resources }),
    outputs: Outputs as Record<string, { Value: unknown }>,
    of: (type: string): Resource[] => all.filter((r) => r.Type === type),
    byId(id: string): Resource {
      const found = all.find((r) => r.id === id);
      if (!found) throw new Error(`There is no resource ${id}.`);
      return found;
    },
  };
}

/** The resource a Ref or GetAtt speaks of. */
export const referred = (value: unknown): string | undefined =>
  /"(?:Ref|Fn::GetAtt)":\[?"([^"]+)"/.exec(JSON.stringify(value))?.[1];

/** A value with its references as readable text: `${table.Arn}/index/due`. */
export function readable(value: Json): string {
  if (typeof value === 'string') return value;
  if (value.Ref) return `\${${value.Ref}}`;
  if (value['Fn::GetAtt']) return `\${${value['Fn::GetAtt'].join('.')}}`;
  if (value['Fn::Join']) return value['Fn::Join'][1].map(readable).join(value['Fn::Join'][0]);
  return JSON.stringify(value);
}
