import { test } from 'vitest';
import * as s from './contracts/stores.ts';
import { importContacts } from '../core/assistant/import-contacts.ts';
import { nora } from './cast.ts';
import { fakeHouse } from './fakes/house.ts';
test('perf', async () => {
  console.log(Object.keys(s));
  const open = (s as any).onDynalite ?? (s as any).inDynamoDb ?? Object.values(s).find((f: any) => typeof f === 'function' && f !== s.inMemory);
  const stores = await open();
  const house = { ...fakeHouse(), ...stores };
  await house.owners.create(nora);
  for (const N of [2000, 8000]) {
    let t = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On\n';
    for (let i = 0; i < N; i++) t += `Jane${N}x${i},Doe,https://www.linkedin.com/in/janedoe${N}x${i},${i % 4 ? '' : `j${N}x${i}@x.example`},"Acme${i % 500}, Inc.",Engineer,05 Mar 2024\n`;
    const bytes = new TextEncoder().encode(t);
    for (const what of ['first', 'again']) {
      const a = performance.now();
      const r: any = await importContacts(house, { ownerId: nora.id, bytes });
      console.log(N, what, Math.round(performance.now() - a), 'ms', r.new, r.unchanged, Math.round(process.memoryUsage().heapUsed / 1e6) + 'MB');
    }
  }
}, 300000);
