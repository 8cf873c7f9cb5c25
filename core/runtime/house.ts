import type { House, Log, Postman, Stationery, World } from '../assistant/ports.ts';
import { dynamoClaims } from '../storage/claims.ts';
import { dynamoCommands } from '../storage/commands.ts';
import { dynamoContacts } from '../storage/contacts.ts';
import { dynamoDigests } from '../storage/digests.ts';
import { dynamoDrafts } from '../storage/drafts.ts';
import { dynamoEmergencyStop } from '../storage/emergency-stop.ts';
import { dynamoEnrollments } from '../storage/enrollments.ts';
import { dynamoCopies, dynamoImports } from '../storage/imports.ts';
import { dynamoMessages } from '../storage/messages.ts';
import { dynamoOffers } from '../storage/offers.ts';
import { dynamoOwners } from '../storage/owners.ts';
import { dynamoPlaces } from '../storage/places.ts';
import { dynamoSuppressions } from '../storage/suppressions.ts';
import { clientSettings, tableOf } from './clients.ts';
import type { Table } from '../storage/table.ts';
import type { Config } from './config.ts';

/** What a composition is made from: settings, time and chance, the log, and the templates. */
export interface Parts {
  config: Config;
  world: World;
  log: Log;
  stationery: Stationery;
}

/** What most verbs reach, over DynamoDB and SES. `together` tells how many of them may write a mail about now. */
export function houseOf({ config, world, log, stationery }: Parts, together = () => 1): House {
  const table = tableOf(config, world);
  const { inboundDomain, webUrl, tokenKeys, operatorAddress } = config;
  return {
    owners: dynamoOwners(table),
    contacts: dynamoContacts(table),
    enrollments: dynamoEnrollments(table),
    drafts: dynamoDrafts(table),
    messages: dynamoMessages(table),
    places: dynamoPlaces(table),
    suppressions: dynamoSuppressions(table, tokenKeys),
    emergencyStop: dynamoEmergencyStop(table),
    claims: dynamoClaims(table),
    digests: dynamoDigests(table),
    commands: dynamoCommands(table),
    offers: dynamoOffers(table),
    imports: dynamoImports(table),
    copies: dynamoCopies(table),
    postman: postmanOf(config, table, together),
    stationery,
    log,
    world,
    settings: { inboundDomain, webUrl, tokenKeys, ...(operatorAddress && { operatorAddress }) },
  };
}

/** SES and the MIME composer are loaded with the first mail that goes out: most events and clicks send none. */
function postmanOf(config: Config, table: Table, together: () => number): Postman {
  const { configurationSet, messageIdDomain } = config;
  let opened: Promise<Postman> | undefined;
  const open = async (): Promise<Postman> => {
    const { SESClient } = await import('@aws-sdk/client-ses');
    const { sesPostman } = await import('../mail/send.ts');
    const { dynamoSendingTime } = await import('../storage/sending-time.ts');
    // The SDK's own retry sends the same mail three times after a dropped connection.
    return sesPostman(new SESClient({ ...clientSettings(config, 'ses'), maxAttempts: 1 }), {
      configurationSet,
      messageIdDomain,
      // Of the real clock, wherever Goodword's own is moved to: SES counts real seconds.
      sendingTime: dynamoSendingTime(table, Date.now),
      together,
    });
  };
  return { send: async (letter) => (await (opened ??= open())).send(letter) };
}
