import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { BusyPortError, listen } from '../../../src/cli/serve/index.ts';

describe('listening', () => {
  it('takes any free port for 0 and frees it when closed', async () => {
    const first = await listen((_, response) => response.end('here'), 0);
    expect(await (await fetch(`http://localhost:${first.port}/`)).text()).toBe('here');
    await first.close();
    const again = await listen((_, response) => response.end(), first.port);
    expect(again.port).toBe(first.port);
    await again.close();
  });

  it('says which port is busy', async () => {
    const first = await listen((_, response) => response.end(), 0);
    await expect(listen((_, response) => response.end(), first.port)).rejects.toThrow(BusyPortError);
    await expect(listen((_, response) => response.end(), first.port)).rejects.toThrow(`Port ${first.port} is in use`);
    await first.close();
  });

  it('finds a port busy that another program holds on all addresses', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, resolve));
    const address = other.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    await expect(listen((_, response) => response.end(), port)).rejects.toThrow(BusyPortError);
    await new Promise((resolve) => other.close(resolve));
  });
});
