import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { restoreBackup } from '../../cli/operator/backup.ts';
import { readBackup } from '../../cli/operator/backup-file.ts';
import type { Config } from '../../core/runtime/config.ts';
import { fakeHouse } from '../fakes/house.ts';

/** A process of its own: restores the file it is given into a table that takes everything, and says how much came. */
const file = process.argv[2] ?? '';
const table = createServer((request, response) => {
  request.resume().on('end', () => response.end('{"UnprocessedItems":{}}'));
});
table.listen(0, '127.0.0.1');
await once(table, 'listening');
const endpoint = `http://127.0.0.1:${(table.address() as AddressInfo).port}`;
const config = { table: 'goodword', region: 'us-east-1', endpoints: { dynamodb: endpoint } } as Config;
const came = await restoreBackup(config, fakeHouse(), await readBackup(file, () => createReadStream(file)));
process.stdout.write(JSON.stringify(came));
table.closeAllConnections();
table.close();
