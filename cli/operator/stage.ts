import type { Assistant } from '../../core/assistant/assistant.ts';
import { compose } from '../../core/runtime/compose.ts';
import { type Config, readConfig, SETTING_NAMES } from '../../core/runtime/config.ts';
import { realWorld } from '../../core/runtime/world.ts';
import { TEMPLATES } from '../../local/goodword.ts';
import type { Opened } from '../connect.ts';
import { Refused } from '../exit.ts';
import { type Aws, inAws, signIn } from './aws.ts';
import { parameter } from './parameters.ts';
import { regionAround, saidOf } from './settings.ts';
import { stackState, type StackState } from './stack-state.ts';

/** The assistant of a deployment, over its own table and queues, with the operator's rights; nothing of it runs here. */
export async function openStage(name: string): Promise<Opened> {
  const region = (await saidOf({})).region ?? regionAround();
  if (region === undefined)
    throw new Refused(
      `--stage ${name}: not said where it stands; write "region" into goodword.config.yaml, or set AWS_REGION`,
    );
  const config = await inAws(async () => {
    const aws = await signIn(region);
    const stack = await stackState(aws.cloudFormation, name);
    if (!stack)
      throw new Refused(`--stage ${name}: there is no such stack in ${region} of account ${aws.account}`);
    const missing = FROM_OUTPUTS.map(outputOf).filter((output) => !stack.outputs[output]);
    if (missing.length > 0)
      throw new Refused(
        `--stage ${name}: that stack (${stack.status}) does not say ${missing.join(', ')}: no goodword deploy ended well there. See goodword doctor --region ${region} --name ${name}`,
      );
    return configIn(aws, stack);
  });
  return { assistant: assistantOf(config), config, stack: name, close: () => Promise.resolve() };
}

/** The settings of a deployment, as its functions have them. */
export const configIn = (aws: Aws, { outputs }: StackState): Promise<Config> =>
  readConfig({ ...settingsIn(outputs), AWS_REGION: aws.region }, async (secret) => {
    const keys = await parameter(aws, secret);
    if (keys === undefined) throw new Refused(`${secret} is gone from SSM; goodword deploy makes it anew`);
    return keys;
  });

/** The assistant over these settings, with the operator's rights. */
export function assistantOf(config: Config): Assistant {
  const log = { info: () => undefined, warn: () => undefined };
  return compose({ config, world: realWorld(), log });
}

/** The templates are those of this clone. */
const FROM_OUTPUTS = SETTING_NAMES.filter((setting) => setting !== 'GOODWORD_TEMPLATES');

/** The environment of the functions, as the outputs of the stack have it. */
const settingsIn = (outputs: Record<string, string>): Record<string, string | undefined> => ({
  ...Object.fromEntries(FROM_OUTPUTS.map((setting) => [setting, outputs[outputOf(setting)]])),
  GOODWORD_TEMPLATES: TEMPLATES,
});

/** `GOODWORD_DUE_QUEUE_URL` is the output `DueQueueUrl`. */
const outputOf = (setting: string): string =>
  setting
    .replace(/^GOODWORD_/, '')
    .toLowerCase()
    .replaceAll(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
