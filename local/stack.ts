import { ACCOUNT, MESSAGE_ID_DOMAIN, REGION } from './account.ts';
import type { Clock } from './clock.ts';
import { openDataFolder } from './data-folder.ts';
import { startDynamoDb, type TableToMake } from './dynamodb.ts';
import { inboundDoor } from './inbound.ts';
import { openJournal } from './journal.ts';
import type { SendingQuota } from './ses-quota.ts';
import { autoReplyOf } from './ses-simulator.ts';
import { startSes } from './ses.ts';
import { startSmtp } from './smtp.ts';
import { startSqsSnsS3 } from './sqs-sns-s3.ts';

const BUCKET = 'goodword-mail';
const CONFIGURATION_SET = 'goodword';

export interface EmulatorOptions {
  dataDir: string;
  table: TableToMake;
  clock: Clock;
  inboundDomain: string;
  sendingDomain: string;
  /** Any free port for each that is not given. */
  ports?: Partial<Record<'dynamodb' | 'sqsSnsS3' | 'ses' | 'smtp', number>>;
  quota?: SendingQuota;
}

/** A generous account: the pace is that of SES's answers. */
const QUOTA: SendingQuota = { perSecond: 500, perDay: 1_000_000 };

/**
 * Starts the AWS of a laptop, in one order, and what was left undelivered by the last process. Throws CannotStart where
 * a port, the disk or the folder is in the way; whatever had started is stopped again.
 */
export async function startEmulators(options: EmulatorOptions) {
  const { clock, inboundDomain, sendingDomain, ports = {} } = options;
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) await end();
  };
  const started = async <T extends { stop(): Promise<void> }>(starting: Promise<T>): Promise<T> => {
    const service = await starting;
    stops.push(service.stop);
    return service;
  };
  try {
    const folder = await openDataFolder(options.dataDir);
    stops.push(folder.close);
    const dynamodb = await started(
      startDynamoDb({ folder: folder.path('dynamodb'), port: ports.dynamodb ?? 0, table: options.table }),
    );
    const aws = await started(
      startSqsSnsS3({
        port: ports.sqsSnsS3 ?? 0,
        bucket: BUCKET,
        folder: folder.path('mail', 'received'),
      }),
    );
    const journal = await openJournal(folder.journal, aws.publish);
    const receive = inboundDoor({ s3: aws.s3, bucket: BUCKET, topic: aws.topics['mail-in'], journal, clock });
    const ses = await started(
      startSes({
        port: ports.ses ?? 0,
        folder: folder.path('mail', 'sent'),
        clock,
        rules: { verifiedDomains: [sendingDomain, inboundDomain], configurationSets: [CONFIGURATION_SET] },
        quota: options.quota ?? QUOTA,
        publish: (event) =>
          journal.publish(aws.topics['mail-events'], JSON.stringify(event), { about: 'event', safe: false }),
      }),
    );
    ses.onDelivered(async (mail, recipient) => {
      const isOurs = (address: string) => address.toLowerCase().endsWith(`@${inboundDomain.toLowerCase()}`);
      if (isOurs(recipient)) await receive(mail.wire, { recipients: [recipient], source: mail.source });
      const note = await autoReplyOf(mail, recipient, new Date(clock.now()));
      if (note && isOurs(note.to)) await receive(note.raw, { recipients: [note.to], source: note.from });
    });
    const smtp = await started(startSmtp({ port: ports.smtp ?? 0, inboundDomain, receive }));
    await journal.redeliver();
    return {
      account: ACCOUNT,
      region: REGION,
      messageIdDomain: MESSAGE_ID_DOMAIN,
      endpoints: {
        dynamodb: dynamodb.endpoint,
        sqs: aws.endpoint,
        sns: aws.endpoint,
        s3: aws.endpoint,
        ses: ses.endpoint,
      },
      table: options.table.name,
      bucket: BUCKET,
      configurationSet: CONFIGURATION_SET,
      queues: aws.queues,
      topics: aws.topics,
      smtpPort: smtp.port,
      /** For the pollers. */
      sqs: aws.sqs,
      ses,
      receive,
      /** To be told by the pollers of each record that was handled. */
      handled: journal.handled,
      /** Resolves when the mail with this key was handled. */
      recorded: journal.handledAbout,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

export type Emulators = Awaited<ReturnType<typeof startEmulators>>;
