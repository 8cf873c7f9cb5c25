import { afterAll, beforeAll, describe } from 'vitest';
import { claimsContract } from './claims.contract.ts';
import { contactsContract } from './contacts.contract.ts';
import { digestsContract } from './digests.contract.ts';
import { dueIndexContract } from './due-index.contract.ts';
import { emergencyStopContract } from './emergency-stop.contract.ts';
import { enrollmentsContract } from './enrollments.contract.ts';
import { importsContract } from './imports.contract.ts';
import { messagesContract } from './messages.contract.ts';
import { ownersContract } from './owners.contract.ts';
import { inDynamo, inListedDynamo, inMemory, type OpenStores, startDynamo } from './stores.ts';
import { placesContract } from './places.contract.ts';
import { suppressionsContract } from './suppressions.contract.ts';

function storageContract(open: OpenStores): void {
  ownersContract(open);
  contactsContract(open);
  enrollmentsContract(open);
  messagesContract(open);
  placesContract(open);
  suppressionsContract(open);
  emergencyStopContract(open);
  claimsContract(open);
  dueIndexContract(open);
  digestsContract(open);
  importsContract(open);
}

describe('the fakes', () => storageContract(inMemory));

describe('the table', () => {
  let dynamo: Awaited<ReturnType<typeof startDynamo>>;
  beforeAll(async () => void (dynamo = await startDynamo()));
  afterAll(() => dynamo.close());
  storageContract(inDynamo(() => dynamo.client));
  describe('that lists its suppressions', () => suppressionsContract(inListedDynamo(() => dynamo.client)));
});
