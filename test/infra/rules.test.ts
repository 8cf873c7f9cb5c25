import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, test } from 'vitest';
import { AssistantStack } from '../../infra/assistant-stack.ts';
import { PROJECT } from '../../infra/bundle.ts';
import { readDeployment } from '../../infra/deployment.ts';
import { exceptionsOf, explainExceptions } from '../../infra/exceptions.ts';

/** Everything that can be switched on. */
const EVERYTHING: Record<string, unknown> = {
  operatorAddress: 'ops@career.example',
  model: 'eu.amazon.nova-micro-v1:0',
  dashboard: true,
  traceEverything: true,
  pagesAtOnce: 5,
};

/** What AwsSolutions of cdk-nag says against a stack: rule and construct. */
function complaints(
  said: Record<string, unknown>,
  exceptions = exceptionsOf(readDeployment((key) => said[key])),
): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'goodword-rules-'));
  try {
    const { context } = JSON.parse(readFileSync(join(PROJECT, 'cdk.json'), 'utf8')) as { context: object };
    const app = new App({ outdir: folder, context: { ...context, 'aws:cdk:bundling-stacks': [] } });
    const stack = new AssistantStack(
      app,
      readDeployment((key) => said[key]),
      {},
    );
    explainExceptions(stack, exceptions);
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
    try {
      app.synth();
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'ValidationFailed') throw error;
    }
    const report = JSON.parse(readFileSync(join(folder, 'validation-report.json'), 'utf8')) as Report;
    return report.pluginReports.flatMap(({ violations }) =>
      violations.flatMap(({ ruleName, violatingConstructs }) =>
        violatingConstructs.map(({ constructPath }) => `${constructPath} ${ruleName}`),
      ),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Report {
  pluginReports: { violations: { ruleName: string; violatingConstructs: { constructPath: string }[] }[] }[];
}

describe('the rules of AwsSolutions (cdk-nag)', () => {
  test.each([
    ['as it comes', {}],
    ['with everything switched on', EVERYTHING],
  ])('hold %s, or say why not', (_, said) => {
    expect(complaints(said)).toEqual([]);
  });

  const exceptions = exceptionsOf(readDeployment((key) => EVERYTHING[key]));
  test.each(exceptions.flatMap(({ at, ...rest }) => at.map((id) => ({ ...rest, at: [id] }))))(
    'without its exception $at breaks $rule',
    (left) => {
      const others = exceptions
        .map((e) => (e.rule === left.rule ? { ...e, at: e.at.filter((id) => !left.at.includes(id)) } : e))
        .filter(({ at }) => at.length > 0);
      const found = complaints(EVERYTHING, others);
      expect(found).toHaveLength(1);
      expect(found[0]).toMatch(
        new RegExp(`goodword/${left.at[0]}/.*AwsSolutions-${left.rule.split('[')[0]}`),
      );
    },
  );

  test('every exception has its reason in words', () => {
    for (const { because } of exceptions) expect(because).toMatch(/^[\w:.*].{60,}\.$/);
  });
});
