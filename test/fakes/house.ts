import type { WholeHouse as House } from '../../core/assistant/ports.ts';
import { type Contact, idsOf } from '../../core/domain/people/contact.ts';
import { fakeClaims } from './claims.ts';
import { type FakeClock, fakeClock, fakeWorld } from './clock.ts';
import { fakeCommands } from './commands.ts';
import { fakeContacts } from './contacts.ts';
import { fakeDigests } from './digests.ts';
import { fakeDrafts } from './drafts.ts';
import { fakeDueIndex } from './due-index.ts';
import { fakeEmergencyStop } from './emergency-stop.ts';
import { fakeEnrollments } from './enrollments.ts';
import { fakeCopies, fakeImports } from './imports.ts';
import { type FakeLog, fakeLog } from './log.ts';
import { fakeMessages } from './messages.ts';
import { fakeOffers } from './offers.ts';
import { fakeOwners } from './owners.ts';
import { fakePlaces } from './places.ts';
import { type FakePostman, fakePostman } from './postman.ts';
import { type FakeQueue, fakeQueue } from './queue.ts';
import { fakeMailReader, fakeRawMail } from './raw-mail.ts';
import { fakeStationery } from './stationery.ts';
import { fakeSuppressions } from './suppressions.ts';

/** A house in memory, with what a test may look at or steer. */
export interface FakeHouse extends House {
  clock: FakeClock;
  postman: FakePostman;
  queue: FakeQueue;
  log: FakeLog;
}

/** In-memory fakes of every port. Values are copied in and out, so nobody shares state with what is stored. */
export function fakeHouse(over: Partial<House & { clock: FakeClock }> = {}): FakeHouse {
  const clock = over.clock ?? fakeClock();
  const owners = over.owners ?? fakeOwners();
  const stores = fakeStores();
  return {
    owners,
    ...stores,
    emergencyStop: fakeEmergencyStop(),
    claims: fakeClaims(clock),
    dueIndex: fakeDueIndex(owners, over.enrollments ?? stores.enrollments),
    queue: fakeQueue(),
    digests: fakeDigests(),
    rawMail: fakeRawMail(),
    mailReader: fakeMailReader,
    postman: fakePostman(),
    stationery: fakeStationery(),
    log: fakeLog(),
    world: fakeWorld(clock),
    settings: {
      inboundDomain: 'in.goodword.example',
      webUrl: 'https://goodword.example',
      tokenKeys: ['a key of the tests, long enough to sign with'],
    },
    clock,
    ...over,
  } as FakeHouse;
}

/** The stores that erasing a contact reaches into. */
export function fakeStores() {
  const enrollments = fakeEnrollments();
  const drafts = fakeDrafts();
  const messages = fakeMessages();
  const places = fakePlaces();
  const commands = fakeCommands();
  const offers = fakeOffers();
  const imports = fakeImports();
  const copies = fakeCopies();
  const suppressions = fakeSuppressions();
  const sweep = <T>(kept: Map<string, T>, is: (value: T) => boolean) => {
    for (const [key, value] of kept) if (is(value)) kept.delete(key);
  };
  const erased = ({ ownerId, ...contact }: Contact) => {
    const hisIds = idsOf(contact);
    const isHis = (key: { ownerId: string; contactId: string }) =>
      key.ownerId === ownerId && hisIds.includes(key.contactId);
    sweep(enrollments.kept, isHis);
    sweep(drafts.kept, isHis);
    sweep(copies.kept, isHis);
    sweep(messages.kept, isHis);
    sweep(places.kept, isHis);
    sweep(messages.byWireId, isHis);
    const lines = new Set<string>();
    sweep(commands.kept, ({ ownerId: owner, id: command, before, after, made }) => {
      const ids = [before.contact?.id, before.enrollment?.contactId, after?.contact?.id, made?.contactId];
      const isAboutHim = owner === ownerId && ids.some((id) => id !== undefined && hisIds.includes(id));
      if (isAboutHim) lines.add(command.replace(/\.\d+$/, ''));
      return isAboutHim;
    });
    sweep(offers.kept, (offer) => offer.ownerId === ownerId);
    sweep(commands.kept, ({ undoes }) => undoes !== undefined && lines.has(undoes));
  };
  const contacts = fakeContacts(erased, async ({ ownerId, contactId }, addresses) => {
    const ids = new Set<string>();
    sweep(messages.kept, (m) => {
      const isMeant = m.direction === 'in' && addresses.includes(m.from);
      const isIt = m.ownerId === ownerId && m.contactId === contactId && isMeant;
      if (isIt) ids.add(m.id);
      return isIt;
    });
    sweep(
      messages.byWireId,
      (ref) => ref.ownerId === ownerId && ref.contactId === contactId && ids.has(ref.id),
    );
  });
  return { contacts, enrollments, drafts, messages, places, commands, offers, imports, copies, suppressions };
}
