import { SQSClient } from '@aws-sdk/client-sqs';
import type { Assistant } from '../assistant/assistant.ts';
import { openStationery } from '../mail/stationery.ts';
import { dynamoDueIndex } from '../storage/due-index.ts';
import { sqsQueue } from '../storage/queue.ts';
import { archiveOf } from './archive.ts';
import { composeDue } from './compose-due.ts';
import { composeMailEvents } from './compose-mail-events.ts';
import { composeMailIn } from './compose-mail-in.ts';
import { composeTick } from './compose-tick.ts';
import { composeWeb } from './compose-web.ts';
import type { Parts } from './house.ts';
import { clientSettings, tableOf } from './clients.ts';
import { houseOf } from './house.ts';

/**
 * Everything at once, for the doors of people: the CLI and the laptop. Settings -> clients -> storage and mail -> verbs.
 * It knows nothing of laptops: endpoints are settings. Each function of AWS takes its own `compose-<function>`, so that
 * its bundle holds no other's parts.
 */
export function compose(about: Omit<Parts, 'stationery'>): Assistant {
  const { config, world } = about;
  const parts: Parts = { ...about, stationery: openStationery(config.templates) };
  const sqs = new SQSClient({ ...clientSettings(config, 'sqs'), useQueueUrlAsEndpoint: false });
  const house = {
    ...houseOf(parts),
    ...archiveOf(config),
    dueIndex: dynamoDueIndex(tableOf(config, world)),
    queue: sqsQueue(sqs, config.dueQueueUrl),
  };
  return {
    house,
    ...composeTick(parts),
    ...composeDue(parts),
    ...composeMailIn(parts),
    ...composeMailEvents(parts),
    ...composeWeb(parts),
  };
}
