import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { World } from '../assistant/ports.ts';
import { openTable } from '../storage/table.ts';
import type { Table } from '../storage/table.ts';
import type { Config } from './config.ts';

/** The table, with a client of its own. */
export const tableOf = (config: Config, world: World): Table =>
  openTable({
    client: new DynamoDBClient(clientSettings(config, 'dynamodb')),
    name: config.table,
    now: () => world.now(),
  });

/** What services that are not AWS's own are signed for. */
export const LOCAL_CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' };

/** A call to a service that takes longer than this is given up (ms). */
const REQUEST_TIMEOUT = 8_000;

/** What every client is made with: where the service is, and when a call is given up. */
export function clientSettings(
  { region, endpoints }: Config,
  service: keyof NonNullable<Config['endpoints']>,
) {
  const timeouts = { requestTimeout: REQUEST_TIMEOUT, throwOnRequestTimeout: true, connectionTimeout: 3_000 };
  return {
    region,
    requestHandler: timeouts,
    ...(endpoints === undefined ? {} : { endpoint: endpoints[service], credentials: LOCAL_CREDENTIALS }),
  };
}
