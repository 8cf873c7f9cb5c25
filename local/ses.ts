import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { MESSAGE_ID_DOMAIN } from './account.ts';
import type { Clock } from './clock.ts';
import { listenOnLoopback, LOOPBACK } from './listen.ts';
import { eventsOf, type Fate, isAsked } from './ses-events.ts';
import { plannedFaults, type Fault } from './ses-faults.ts';
import { openSentMails, type SentMail } from './ses-mails.ts';
import { answerXml, readSendCall, refusalXml, type Refusal, type SendCall } from './ses-query.ts';
import { meterOf, type SendingQuota } from './ses-quota.ts';
import { refusalOf, type Rules } from './ses-rules.ts';
import { fateOf } from './ses-simulator.ts';
import { bareAddress, headerOf, onTheWire, splitMail } from './ses-wire.ts';

export interface SesOptions {
  port: number;
  folder: string;
  clock: Clock;
  rules: Rules;
  quota: SendingQuota;
  /** Publishes one event of a mail that was sent with a configuration set. */
  publish: (event: object) => Promise<void>;
}

/** Hears of every mail that reached a mailbox. */
export type DeliveryListener = (mail: SentMail, recipient: string) => void | Promise<void>;

/**
 * Our own SES (v1 Query API: SendRawEmail, GetSendQuota): it keeps the raw bytes, writes its own Message-ID and Date on
 * the wire, refuses what SES refuses, publishes complete events, and can be made to fail in every way SES does.
 */
export async function startSes(options: SesOptions) {
  const { clock, quota, rules, publish } = options;
  const mails = await openSentMails(options.folder);
  const meter = meterOf(quota, () => Date.parse(clock.now()), mails.sentAt);
  const faults = plannedFaults();
  const listeners: DeliveryListener[] = [];
  const fates = new Map<string, Fate>();
  const underWay = new Set<Promise<void>>();

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      console.error(error);
      refuse(response, { code: 'InternalFailure', message: String(error), status: 500 });
    });
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams(await text(request));
    const action = form.get('Action') ?? '';
    switch (action) {
      case 'GetSendQuota':
        return answer(response, 'GetSendQuota', {
          Max24HourSend: quota.perDay,
          MaxSendRate: quota.perSecond,
          SentLast24Hours: meter.sentToday(),
        });
      case 'SendRawEmail':
        return send(readSendCall(form), response);
      default:
        return refuse(response, { code: 'InvalidAction', message: `The local SES has no ${action}.` });
    }
  }

  async function send(call: SendCall, response: ServerResponse): Promise<void> {
    const fault = faults.take(call.destinations);
    if (fault && !fault.accepted) return fail(response, fault);
    const refusal = refusalOf(call, rules) ?? meter.take(call.destinations.length);
    if (refusal) return refuse(response, refusal);
    const mail = await mails.add(accepted(call));
    const afterwards = deliver(mail).catch((error: unknown) => console.error(error));
    underWay.add(afterwards);
    void afterwards.then(() => underWay.delete(afterwards));
    if (fault) return fail(response, fault);
    answer(response, 'SendRawEmail', { MessageId: mail.sesId });
  }

  function accepted(call: SendCall): Omit<SentMail, 'file'> {
    const { headers } = splitMail(call.raw);
    const at = clock.now();
    const sesId = `${randomBytes(8).toString('hex')}-${randomUUID()}-000000`;
    const messageId = `${sesId}@${MESSAGE_ID_DOMAIN}`;
    return {
      sesId,
      messageId,
      at,
      source: call.source ?? bareAddress(headerOf(headers, 'from') ?? ''),
      subject: headerOf(headers, 'subject') ?? '',
      destinations: call.destinations,
      tags: Object.fromEntries(call.tags.map(({ name, value }) => [name, value])),
      ...(call.configurationSet === undefined ? {} : { configurationSet: call.configurationSet }),
      raw: call.raw,
      wire: onTheWire(call.raw, { messageId, date: new Date(at) }),
    };
  }

  async function deliver(mail: SentMail): Promise<void> {
    for (const recipient of mail.destinations) {
      const fate = fates.get(recipient.toLowerCase()) ?? fateOf(mail, recipient);
      if (mail.configurationSet !== undefined)
        for (const event of eventsOf(mail, recipient, fate)) if (isAsked(event)) await publish(event);
      if (fate.at === 'delivered' || fate.at === 'complained')
        for (const listener of listeners) await listener(mail, recipient);
    }
  }

  const port = await listenOnLoopback(server, options.port, 'SES');
  return {
    endpoint: `http://${LOOPBACK}:${port}`,
    port,
    faults,
    mails: mails.all,
    /** Decides what becomes of mail to an address from now on. */
    setFate: (address: string, fate: Fate) => void fates.set(address.toLowerCase(), fate),
    onDelivered: (listener: DeliveryListener) => void listeners.push(listener),
    /** Resolves when every event is published and every listener has run. */
    async settled(): Promise<void> {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    async stop(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

function fail(response: ServerResponse, fault: Fault): void {
  switch (fault.at) {
    case 'error':
      return refuse(response, { message: fault.code, ...fault });
    case 'drop':
      return void response.destroy();
    case 'hang':
      return;
  }
}

function answer(response: ServerResponse, action: string, fields: Record<string, string | number>): void {
  response.writeHead(200, { 'content-type': 'text/xml' }).end(answerXml(action, fields));
}

function refuse(response: ServerResponse, refusal: Refusal): void {
  response.writeHead(refusal.status ?? 400, { 'content-type': 'text/xml' }).end(refusalXml(refusal));
}
