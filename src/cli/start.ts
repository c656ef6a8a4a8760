import './require-node.mjs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { BusyPortError, createSiteHandler, listen, reasonToBuild, type Listening } from './serve/index.ts';

/**
 * `npm start`: builds the site where that is needed and serves it on this machine.
 *
 *   --port N    this port or none; without it 4321, or the next free one
 *   --built     serves what is there, without a look at whether it is up to date
 */
const usage = 'Usage: npm start [-- --port N] [--built]';
const project = join(import.meta.dirname, '..', '..');
const pages = join(project, 'dist');
const base = process.env['SITE_BASE'] ?? '/';

try {
  await start();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function start(): Promise<void> {
  const { port, built } = options();
  const reason = reasonToBuild(project, pages, base);
  if (built && reason === 'there are no built pages yet')
    throw new Error('There are no built pages to serve. Run `npm run build` first.');
  if (!built && reason) build(reason);
  const { port: taken } =
    port === undefined ? await firstFree(4321) : await listen(createSiteHandler({ root: pages, base }), port);
  console.log(`202 Accepted is at http://localhost:${taken}${base}\nCtrl+C stops it.`);
}

function options(): { port: number | undefined; built: boolean } {
  const { values } = parseArgs({ options: { port: { type: 'string' }, built: { type: 'boolean', default: false } } });
  if (values.port === undefined) return { port: undefined, built: values.built };
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error(`${usage}\n--port: expected a number from 1 to 65535, found "${values.port}".`);
  return { port, built: values.built };
}

function build(reason: string): void {
  console.log(`Building the site: ${reason}.`);
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], { cwd: project, stdio: 'inherit' });
  if (status !== 0) throw new Error('The build failed; what it said is above.');
}

async function firstFree(from: number): Promise<Listening> {
  for (let port = from; port < from + 20; port += 1) {
    try {
      return await listen(createSiteHandler({ root: pages, base }), port);
    } catch (error) {
      if (!(error instanceof BusyPortError)) throw error;
      console.log(`${error.message} Trying ${port + 1}.`);
    }
  }
  throw new Error(`The ports ${from} to ${from + 19} are all in use. Name a free one: npm start -- --port N`);
}
