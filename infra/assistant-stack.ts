import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { FunctionUrlAuthType } from 'aws-cdk-lib/aws-lambda';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import type { SettingName } from '../core/runtime/config.ts';
import { operator } from './alarm.ts';
import { monthlyBudget } from './budget.ts';
import { dashboard } from './dashboard.ts';
import type { Deployment } from './deployment.ts';
import { everyMinute } from './every-minute.ts';
import { TIMEOUT } from './function-timeout.ts';
import { receivingMail, sendingMail } from './mail.ts';
import {
  askModel,
  missRawMail,
  putOn,
  readDueIndex,
  readParameter,
  readRawMail,
  READ_AND_WRITE,
  readSendQuota,
  sendMail,
  takeFrom,
  useItems,
} from './rights.ts';
import { assistantTable } from './table.ts';
import { tellVersion } from './version.ts';
import { watchedFunction } from './watched-function.ts';
import { failingPages, lostAnswer, silentTick, undoneDueThing, unnotedEvent } from './watches.ts';
import { DUE_BATCH, DUE_WINDOW, EVENTS_BATCH, EVENTS_WINDOW, workOff, workQueue } from './work-queue.ts';

/** The whole system, in the order data flows. */
export class AssistantStack extends Stack {
  constructor(scope: Construct, deployment: Deployment, props: StackProps) {
    super(scope, deployment.name, props);
    const tokenKeys = `/${deployment.name}/token-keys`;
    const { traceEverything } = deployment;

    // What is kept, and what waits.
    const table = assistantTable(this);
    const due = workQueue(this, 'due', Duration.seconds(TIMEOUT.due));
    const arrived = workQueue(this, 'mail-in', Duration.seconds(TIMEOUT['mail-in']));
    const events = workQueue(this, 'mail-events', Duration.seconds(TIMEOUT['mail-events']));

    // Out to people, and back from them.
    const sending = sendingMail(this, deployment, events);
    const { rawMail, rules } = receivingMail(this, deployment, arrived);

    const here: Record<SettingName, string> = {
      GOODWORD_TABLE: table.tableName,
      GOODWORD_DUE_QUEUE_URL: due.queue.queueUrl,
      GOODWORD_MAIL_BUCKET: rawMail.bucketName,
      GOODWORD_CONFIGURATION_SET: sending.configurationSet.configurationSetName,
      GOODWORD_INBOUND_DOMAIN: deployment.inboundDomain,
      GOODWORD_SENDING_DOMAIN: deployment.sendingDomain,
      // The web door cannot be told its own address, which is made from it: its links begin at itself.
      GOODWORD_WEB_URL: '/',
      GOODWORD_TOKEN_KEYS_PARAMETER: tokenKeys,
      GOODWORD_TEMPLATES: '/var/task/templates',
    };
    const readSecrets = readParameter(this, tokenKeys);

    // A browser: unsubscribe, confirm, the board. It stands first because the others put its address into mails.
    const web = watchedFunction(this, 'web', {
      settings: here,
      timeout: Duration.seconds(TIMEOUT.web),
      may: [useItems(table, 'GetItem', 'Query', 'PutItem'), readSecrets],
      // Whoever clicks waits for it, and it runs for nobody else.
      traced: true,
      atOnce: deployment.pagesAtOnce,
      watch: failingPages,
    });
    // No AWS signature: whoever presses unsubscribe in a mailbox has none. The token in the link is the proof.
    const url = web.addFunctionUrl({ authType: FunctionUrlAuthType.NONE }).url;
    const settings = { ...here, GOODWORD_WEB_URL: url };

    // Every minute: what is due goes on the queue.
    const tick = watchedFunction(this, 'tick', {
      settings,
      timeout: Duration.seconds(TIMEOUT.tick),
      may: [readDueIndex(table), putOn(due.queue), readSecrets],
      traced: traceEverything,
      watch: silentTick,
    });
    everyMinute(this, tick);

    // One due thing: send a step, write a digest, end a hold, remind the owner.
    const doDue = watchedFunction(this, 'due', {
      settings,
      timeout: due.timeout,
      may: [
        takeFrom(due.queue),
        useItems(table, ...READ_AND_WRITE),
        sendMail(sending, sending.toContacts, sending.toOwners),
        readSendQuota(),
        readSecrets,
      ],
      traced: traceEverything,
      watch: () => undoneDueThing(due),
    });
    workOff(due, doDue, DUE_BATCH, DUE_WINDOW);

    // A mail arrived: an answer, a command, a bounce.
    const { model, modelQuestionsADay, operatorAddress, monthlyBudget: usd } = deployment;
    const mailIn = watchedFunction(this, 'mail-in', {
      settings: {
        ...settings,
        // Who may stop everything by mail: no other function has to know him.
        ...(operatorAddress && { GOODWORD_OPERATOR_ADDRESS: operatorAddress }),
        ...(model && {
          GOODWORD_MODEL: model,
          GOODWORD_MODEL_QUESTIONS_A_DAY: `${modelQuestionsADay}`,
        }),
      },
      timeout: arrived.timeout,
      may: [
        takeFrom(arrived.queue),
        // In batches for "undo" of a contact that was added: he is erased again with all that was said about him.
        useItems(table, ...READ_AND_WRITE, 'BatchWriteItem'),
        readRawMail(rawMail),
        missRawMail(rawMail),
        sendMail(sending, sending.toContacts, sending.toOwners),
        readSendQuota(),
        readSecrets,
        ...(model ? [askModel(this, model)] : []),
      ],
      traced: true,
      watch: () => lostAnswer(arrived),
    });
    workOff(arrived, mailIn, 5);

    // What became of a mail: delivered, bounced, complained of.
    const mailEvents = watchedFunction(this, 'mail-events', {
      settings,
      timeout: events.timeout,
      may: [
        takeFrom(events.queue),
        useItems(table, ...READ_AND_WRITE),
        // Of what it learns it tells owners; to contacts it writes nothing.
        sendMail(sending, sending.toOwners),
        readSendQuota(),
        readSecrets,
      ],
      traced: traceEverything,
      watch: () => unnotedEvent(events),
    });
    workOff(events, mailEvents, EVENTS_BATCH, EVENTS_WINDOW);

    // Who watches.
    if (operatorAddress) operator(this).addSubscription(new EmailSubscription(operatorAddress));
    if (operatorAddress && usd > 0) monthlyBudget(this, { usd, address: operatorAddress });
    if (deployment.dashboard)
      dashboard(this, {
        ...{ tick, mailIn, due, tableName: table.tableName },
        functions: [tick, doDue, mailIn, mailEvents, web],
        queues: [due, arrived, events],
      });

    // What the command line needs to reach this deployment, and what DNS has to say for it.
    for (const [name, value] of Object.entries(settings)) new CfnOutput(this, outputName(name), { value });
    tellVersion(this, deployment);
    new CfnOutput(this, 'ReceiptRuleSet', { value: rules.receiptRuleSetName });
    new CfnOutput(this, 'Mx', {
      description: `MX record of ${deployment.inboundDomain}`,
      value: `10 inbound-smtp.${this.region}.amazonaws.com`,
    });
    for (const [i, { name, value }] of [...new Set([sending.toContacts, sending.toOwners])]
      .flatMap((of) => of.dkimRecords)
      .entries())
      new CfnOutput(this, `Dkim${i + 1}`, { description: 'CNAME record', value: `${name} ${value}` });
  }
}

/** `GOODWORD_DUE_QUEUE_URL` is the output `DueQueueUrl`. */
const outputName = (setting: string): string =>
  setting
    .replace(/^GOODWORD_/, '')
    .toLowerCase()
    .replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
