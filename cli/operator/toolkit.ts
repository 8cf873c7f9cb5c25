import {
  BaseCredentials,
  BootstrapEnvironments,
  DiffMethod,
  StackSelectionStrategy,
  Toolkit,
} from '@aws-cdk/toolkit-lib';
import { Refused } from '../exit.ts';
import type { Aws } from './aws.ts';
import { parameter } from './parameters.ts';
import type { Changes } from './plan.ts';
import type { Progress } from './progress.ts';
import { LOOK_EVERY } from './stack-state.ts';

const EVERY_STACK = { stacks: { strategy: StackSelectionStrategy.ALL_STACKS } };

/** CDK's own deploying, with our progress instead of its log. */
export function toolkitOf(aws: Aws, progress: Progress, folder: string) {
  const toolkit = new Toolkit({
    ioHost: progress,
    color: false,
    emojis: false,
    sdkConfig: { baseCredentials: BaseCredentials.awsCliCompatible({ defaultRegion: aws.region }) },
  });
  const built = () => toolkit.fromAssemblyDirectory(folder);
  return {
    /** What would change in AWS. */
    async changes(): Promise<Changes> {
      const changes: Changes = { added: [], changed: [], replaced: [], removed: [] };
      const differences = await toolkit.diff(await built(), {
        ...EVERY_STACK,
        method: DiffMethod.TemplateOnly(),
      });
      for (const difference of Object.values(differences))
        difference.resources.forEachDifference((id, change) => {
          const name = `${change.resourceType} ${id}`;
          if (change.isAddition) changes.added.push(name);
          else if (change.isRemoval) changes.removed.push(name);
          else if (/REPLACE/.test(change.changeImpact)) changes.replaced.push(name);
          else changes.changed.push(name);
        });
      return changes;
    },
    /** Prepares the account for CDK (a bucket for code, and roles), once per Region. */
    bootstrap: () =>
      toolkit.bootstrap(BootstrapEnvironments.fromList([`aws://${aws.account}/${aws.region}`])),
    async deploy(): Promise<void> {
      try {
        await toolkit.deploy(await built(), { ...EVERY_STACK, stackEventPollingInterval: LOOK_EVERY });
      } catch (error) {
        throw failedDeploy(error, progress);
      }
    },
  };
}

/** Version of CDK's own stack in the account; 0 where there is none. */
export async function bootstrapVersion(aws: Aws): Promise<number> {
  return Number((await parameter(aws, '/cdk-bootstrap/hnb659fds/version')) ?? 0);
}

/** What CDK's templates of today ask for. */
export const BOOTSTRAP_NEEDED = 6;

/** Why CloudFormation gave up, resource by resource; its own last words say only that it did. */
function failedDeploy(error: unknown, { failures }: Progress): unknown {
  if (failures.length === 0 || !(error instanceof Error)) return error;
  const reasons = failures.map(({ kind, resource, because }) => `  ${kind} ${resource}: ${because}`);
  return new Refused(
    `the deploy failed, and AWS turned it back:\n${[...new Set(reasons)].join('\n')}\n` +
      'Mend what is named and run goodword deploy again: it says how the stack stands and continues',
  );
}
