import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

export class BusyPortError extends Error {
  readonly port: number;
  constructor(port: number) {
    super(`Port ${port} is in use by another program.`);
    this.name = 'BusyPortError';
    this.port = port;
  }
}

/**
 * Listens on this machine only, on both of its addresses, because browsers try either for "localhost" and another program may hold one
 * of them. Port 0 takes any free one. @throws BusyPortError
 */
export async function listen(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  port: number,
): Promise<Listening> {
  const first = await bind(createServer(answer), port, '127.0.0.1');
  if (!first) throw new Error('Could not listen on 127.0.0.1: this machine has no loopback address.');
  const taken = (first.address() as AddressInfo).port;
  try {
    // Absent where IPv6 is switched off.
    const second = await bind(createServer(answer), taken, '::1');
    const servers = second ? [first, second] : [first];
    return { port: taken, close: async () => void (await Promise.all(servers.map(close))) };
  } catch (error) {
    await close(first);
    throw error;
  }
}

function bind(server: Server, port: number, host: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT') resolve(undefined);
      else reject(error.code === 'EADDRINUSE' ? new BusyPortError(port) : error);
    });
    server.listen(port, host, () => resolve(server));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
