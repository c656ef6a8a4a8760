import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server of an attacker, who lets everybody in and writes down who came. */
export async function loggingServer(
  port = 0,
): Promise<{ readonly url: string; readonly seen: string[]; close(): Promise<void> }> {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    response.writeHead(200, { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'text/javascript' }).end('1');
  });
  server.on('upgrade', (request, socket) => {
    seen.push(`UPGRADE ${request.url}`);
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const { port: used } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${used}`, seen, close: () => new Promise((resolve) => server.close(() => resolve())) };
}
