import { randomBytes } from 'node:crypto';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { Verdict, Verdicts } from '../core/domain/mail/mail.ts';
import { REGION } from './account.ts';
import type { Clock } from './clock.ts';
import type { Journal } from './journal.ts';
import { headerOf, splitMail } from './ses-wire.ts';

/** SMTP can only be reached from this machine, so what comes that way is taken as checked. */
const ALL_PASS: Verdicts = { spf: 'PASS', dkim: 'PASS', dmarc: 'PASS', spam: 'PASS', virus: 'PASS' };

interface Arrival {
  /** Envelope recipients. */
  recipients: string[];
  /** Envelope sender; empty for the null sender of bounces. */
  source?: string;
  /** PASS for each that is not told. */
  verdicts?: Partial<Verdicts>;
}

/** Hands a mail in as SES does: the object in S3, then the notification. Answers its key when both are safe on disk. */
export type Receive = (raw: Uint8Array | string, arrival: Arrival) => Promise<{ key: string }>;

export function inboundDoor(at: {
  s3: S3Client;
  bucket: string;
  topic: string;
  journal: Journal;
  clock: Clock;
}): Receive {
  return async (raw, arrival) => {
    const key = randomBytes(20).toString('hex');
    const receivedAt = at.clock.now();
    const verdicts = { ...ALL_PASS, ...arrival.verdicts };
    const bytes = Buffer.concat([Buffer.from(traces(arrival, key, verdicts, receivedAt)), Buffer.from(raw)]);
    await at.s3.send(new PutObjectCommand({ Bucket: at.bucket, Key: key, Body: bytes }));
    const notification = notificationOf(bytes, {
      ...arrival,
      verdicts,
      key,
      bucket: at.bucket,
      topic: at.topic,
      receivedAt,
    });
    await at.journal.publish(at.topic, JSON.stringify(notification), { about: key, safe: true });
    return { key };
  };
}

/** The lines SES puts in front of a mail it stores. */
function traces(arrival: Arrival, key: string, verdicts: Verdicts, at: string): string {
  const first = arrival.recipients[0] ?? '';
  return [
    `Return-Path: <${arrival.source ?? ''}>`,
    `Received: from localhost (localhost [127.0.0.1])`,
    ` by inbound-smtp.${REGION}.amazonaws.com with SMTP id ${key}`,
    ` for ${first};`,
    ` ${new Date(at).toUTCString().replace('GMT', '+0000 (UTC)')}`,
    `X-SES-Spam-Verdict: ${verdicts.spam}`,
    `X-SES-Virus-Verdict: ${verdicts.virus}`,
    '',
  ].join('\r\n');
}

/** https://docs.aws.amazon.com/ses/latest/dg/receiving-email-notifications-contents.html */
function notificationOf(
  bytes: Buffer,
  about: Arrival & { verdicts: Verdicts; key: string; bucket: string; topic: string; receivedAt: string },
): object {
  const headers = splitMail(bytes).headers.map(({ name, value, lines }) => ({ name, value, lines }));
  const status = (verdict: Verdict) => ({ status: verdict });
  const { verdicts } = about;
  const first = (name: string) => headerOf(headers, name);
  let size = 0;
  // SES cuts the headers at 10 KB.
  const short = headers.filter(({ lines }) => (size += lines.length) <= 10_240);
  return {
    notificationType: 'Received',
    mail: {
      timestamp: about.receivedAt,
      source: about.source ?? '',
      messageId: about.key,
      destination: about.recipients,
      headersTruncated: short.length < headers.length,
      headers: short.map(({ name, value }) => ({ name, value })),
      commonHeaders: {
        returnPath: about.source ?? '',
        from: [first('from') ?? ''],
        ...(first('date') ? { date: first('date') } : {}),
        to: [first('to') ?? ''],
        ...(first('message-id') ? { messageId: first('message-id') } : {}),
        ...(first('subject') ? { subject: first('subject')?.slice(0, 2000) } : {}),
      },
    },
    receipt: {
      timestamp: about.receivedAt,
      processingTimeMillis: 500,
      recipients: about.recipients,
      spamVerdict: status(verdicts.spam),
      virusVerdict: status(verdicts.virus),
      spfVerdict: status(verdicts.spf),
      dkimVerdict: status(verdicts.dkim),
      dmarcVerdict: status(verdicts.dmarc),
      ...(verdicts.dmarc === 'FAIL' ? { dmarcPolicy: 'none' } : {}),
      action: {
        type: 'S3',
        topicArn: about.topic,
        bucketName: about.bucket,
        objectKeyPrefix: '',
        objectKey: about.key,
      },
    },
  };
}
