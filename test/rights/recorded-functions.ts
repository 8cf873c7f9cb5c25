import { functionSettings } from '../../local/function-settings.ts';
import { composeDue } from '../../core/runtime/compose-due.ts';
import { composeMailEvents } from '../../core/runtime/compose-mail-events.ts';
import { composeMailIn } from '../../core/runtime/compose-mail-in.ts';
import { composeTick } from '../../core/runtime/compose-tick.ts';
import { composeWeb } from '../../core/runtime/compose-web.ts';
import { readConfig } from '../../core/runtime/config.ts';
import type { Config } from '../../core/runtime/config.ts';
import type { Parts } from '../../core/runtime/house.ts';
import { readParameter } from '../../core/runtime/parameter.ts';
import { openStationery } from '../../core/mail/stationery.ts';
import { handle as due } from '../../functions/due.ts';
import { handle as mailEvents } from '../../functions/mail-events.ts';
import { handle as mailIn } from '../../functions/mail-in.ts';
import { handle as tick } from '../../functions/tick.ts';
import { web } from '../../functions/web.ts';
import type { FunctionName } from '../../infra/bundle.ts';
import type { Doors } from '../../local/doors.ts';
import type { Recorder } from './recorder.ts';

/** Who may stop everything by mail. */
export const OPERATOR = 'ops@home.example';
const PARAMETER = '/goodword/token-keys';

/**
 * The five functions as AWS starts them: each reads its own settings and its own secret and has clients of its own, so
 * that whoever listens at their endpoints knows which of them calls.
 */
export async function recordedFunctions(
  recorder: Recorder,
  { config, world, log }: Omit<Parts, 'stationery'>,
): Promise<Doors & { web: ReturnType<typeof web> }> {
  const partsOf = async (by: FunctionName): Promise<Parts> => ({
    config: await coldStart(recorder, by, config),
    world,
    log,
    stationery: openStationery(config.templates),
  });
  return {
    tick: tick(composeTick(await partsOf('tick'))),
    queues: {
      due: due(composeDue(await partsOf('due'))),
      'mail-in': mailIn(composeMailIn(await partsOf('mail-in'))),
      'mail-events': mailEvents(composeMailEvents(await partsOf('mail-events'))),
    },
    web: web(composeWeb(await partsOf('web'))),
  };
}

async function coldStart(recorder: Recorder, by: FunctionName, config: Config): Promise<Config> {
  const { endpoints } = config;
  if (!endpoints) throw new Error('these functions are to talk to embedded services');
  process.env['AWS_ENDPOINT_URL_SSM'] = await recorder.parameter(by, config.tokenKeys.join('\n'));
  const { templates } = config;
  const settings = functionSettings(config, { templates, tokenKeysParameter: PARAMETER });
  try {
    const operator = by === 'mail-in' ? { GOODWORD_OPERATOR_ADDRESS: OPERATOR } : {};
    const told = await readConfig({ ...settings, ...operator, AWS_REGION: config.region }, readParameter);
    return {
      ...told,
      endpoints: {
        dynamodb: await recorder.between(by, 'dynamodb', endpoints.dynamodb),
        sqs: await recorder.between(by, 'sqs', endpoints.sqs),
        s3: await recorder.between(by, 's3', endpoints.s3),
        ses: await recorder.between(by, 'ses', endpoints.ses),
      },
    };
  } finally {
    delete process.env['AWS_ENDPOINT_URL_SSM'];
  }
}
