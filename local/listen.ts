import { createServer, type Server } from 'node:net';
import { CannotStart, codeOf } from './cannot-start.ts';

/** Nothing of the embedded AWS may be reached from another machine: it has no passwords. */
export const LOOPBACK = '127.0.0.1';

/** Listens on the loopback; port 0 takes any free one. Answers the port. Throws CannotStart when it is taken. */
export async function listenOnLoopback(server: Server, port: number, what: string): Promise<number> {
  await saidPlainly(
    new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, LOOPBACK, () => {
        server.off('error', reject);
        resolve();
      });
    }),
    port,
    what,
  );
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error(`${what} listens on no port`);
  return address.port;
}

/** The two usual troubles of ports in one sentence. */
export async function saidPlainly<T>(listening: Promise<T>, port: number, what: string): Promise<T> {
  return listening.catch((error: unknown) => {
    if (codeOf(error) === 'EADDRINUSE')
      throw new CannotStart(
        `Port ${port} for ${what} is taken by another program: stop it, or choose another port.`,
        'port-taken',
        error,
      );
    if (codeOf(error) === 'EACCES')
      throw new CannotStart(
        `Port ${port} for ${what} is not allowed: choose one above 1023.`,
        'no-permission',
        error,
      );
    throw error;
  });
}

/** For a server that cannot be taken down again when its port is taken: throws CannotStart beforehand. */
export async function expectFree(port: number, what: string): Promise<void> {
  const probe = createServer();
  await listenOnLoopback(probe, port, what);
  await new Promise((resolve) => probe.close(resolve));
}
