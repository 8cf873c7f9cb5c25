import { SMTPServer } from 'smtp-server';
import type { Receive } from './inbound.ts';
import { LOOPBACK, saidPlainly } from './listen.ts';

/** What the embedded S3 takes with room to spare. */
const LARGEST_MAIL = 8 * 1024 * 1024;

/**
 * A mail server on the loopback for the inbound domain. 250 means: the bytes and the notification are safe on disk.
 * Mail for any other domain is refused, so it can never be a relay.
 */
export async function startSmtp(at: { port: number; inboundDomain: string; receive: Receive }) {
  const server = new SMTPServer({
    name: at.inboundDomain,
    banner: 'Goodword',
    size: LARGEST_MAIL,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    // SES takes no SMTPUTF8 either.
    hideSMTPUTF8: true,
    closeTimeout: 100,
    onRcptTo({ address }, _session, callback) {
      const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
      if (domain === at.inboundDomain.toLowerCase()) return callback();
      callback(
        answer(
          550,
          `5.7.1 Not taken: only mail for ${at.inboundDomain} is, this is for ${domain || 'nobody'}`,
        ),
      );
    },
    onData(stream, session, callback) {
      const parts: Buffer[] = [];
      let size = 0;
      stream.on('data', (part: Buffer) => {
        size += part.length;
        if (size <= LARGEST_MAIL) parts.push(part);
      });
      stream.on('error', callback);
      stream.on('end', () => {
        if (size > LARGEST_MAIL)
          return callback(answer(552, `5.3.4 Too large: at most ${LARGEST_MAIL / 1024 / 1024} MB`));
        const { mailFrom, rcptTo } = session.envelope;
        at.receive(Buffer.concat(parts), {
          recipients: rcptTo.map(({ address }) => address),
          source: mailFrom ? mailFrom.address : '',
        }).then(
          ({ key }) => callback(null, `2.0.0 Kept as ${key}`),
          (error: unknown) => {
            console.error(error);
            callback(answer(451, '4.3.0 Could not be stored; try again later'));
          },
        );
      });
    },
  });
  const listening = new Promise<number>((resolve, reject) => {
    server.on('error', reject);
    const listener = server.listen(at.port, LOOPBACK, () => {
      // From here on an error belongs to one client, not to the server.
      server.off('error', reject).on('error', () => {});
      const address = listener.address();
      resolve(address !== null && typeof address === 'object' ? address.port : 0);
    });
  });
  const port = await saidPlainly(listening, at.port, 'incoming mail (SMTP)');
  return {
    port,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

const answer = (responseCode: number, message: string): Error =>
  Object.assign(new Error(message), { responseCode });
