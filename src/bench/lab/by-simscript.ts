import { createRequire } from 'node:module';
import type { Outcome } from '../compare.ts';
import { calls, drawingUs, singleServer, timers } from './workload.ts';

/** The little of SimScript that the models use. Its own types need a browser's. */
interface SimScript {
  readonly Simulation: new () => Simulation;
  readonly Entity: new () => Entity;
  readonly Queue: new (name: string, capacity: number) => Queue;
}
interface Simulation {
  readonly timeNow: number;
  readonly started: { addEventListener(listener: () => void): void };
  readonly finished: { addEventListener(listener: () => void): void };
  activate(entity: Entity): Promise<number>;
  start(): Promise<void>;
}
interface Entity {
  readonly simulation: Simulation;
  /** Ends early when the signal is sent; gives how long it took. */
  delay(delay: number, path?: null, signal?: object): Promise<number>;
  enterQueue(queue: Queue): Promise<number>;
  leaveQueue(queue: Queue): void;
  sendSignal(signal: object): number;
  script(): Promise<void>;
}
type Queue = { readonly queue: unique symbol };

/** It lets the page breathe four times a second, which is all that it asks of a browser. */
function loadSimScript(): SimScript {
  (globalThis as { requestAnimationFrame?: unknown }).requestAnimationFrame ??= (act: () => void) => setImmediate(act);
  return createRequire(import.meta.url)('simscript') as SimScript;
}

const { Simulation, Entity, Queue } = loadSimScript();
const drawingMs = (stream: string, distribution: Parameters<typeof drawingUs>[1]) => {
  const drawUs = drawingUs(stream, distribution);
  return () => drawUs() / 1000;
};

/** Resolves with the simulation's end. */
async function run(entities: readonly Entity[]): Promise<number> {
  const simulation = new Simulation();
  const finished = new Promise<void>((resolve) => simulation.finished.addEventListener(resolve));
  // Starting empties the list of events, and looks into it at once.
  simulation.started.addEventListener(() => {
    for (const entity of entities) void simulation.activate(entity);
  });
  await simulation.start();
  await finished;
  return simulation.timeNow;
}

export async function timersBySimScript(stream: string): Promise<Outcome> {
  const sleepMs = drawingMs(stream, timers.sleep);
  let awakenings = 0;
  class Sleeper extends Entity {
    override async script(): Promise<void> {
      for (let left = timers.sleeps as number; left > 0; left -= 1) {
        await this.delay(sleepMs());
        awakenings += 1;
      }
    }
  }
  const endsAt = await run(Array.from({ length: timers.processes }, () => new Sleeper()));
  return { events: awakenings, figures: { 'ends at ms': endsAt } };
}

export async function singleServerBySimScript(stream: string): Promise<Outcome> {
  const gapMs = drawingMs('load/arrivals', singleServer.gap);
  const serviceMs = drawingMs(stream, singleServer.service);
  const server = new Queue('server', 1);
  let served = 0;
  let sojournsMs = 0;
  class Customer extends Entity {
    override async script(): Promise<void> {
      const arrivedAt = this.simulation.timeNow;
      await this.enterQueue(server);
      await this.delay(serviceMs());
      this.leaveQueue(server);
      served += 1;
      sojournsMs += this.simulation.timeNow - arrivedAt;
    }
  }
  class Arrivals extends Entity {
    override async script(): Promise<void> {
      for (let left = singleServer.customers as number; left > 0; left -= 1) {
        await this.delay(gapMs());
        void this.simulation.activate(new Customer());
      }
    }
  }
  await run([new Arrivals()]);
  return { events: singleServer.customers + served, figures: { 'mean sojourn ms': sojournsMs / served } };
}

export async function callsBySimScript(stream: string): Promise<Outcome> {
  const gapMs = drawingMs('load/arrivals', calls.gap);
  const backMs = drawingMs(stream, calls.back);
  const back = new Queue('back', calls.backWorkers);
  let ended = 0;
  let sojournsMs = 0;
  /** The call to back as it is under way; the signal is its reply. */
  class BackCall extends Entity {
    override async script(): Promise<void> {
      await this.delay(calls.latencyMs);
      await this.enterQueue(back);
      await this.delay(backMs());
      this.leaveQueue(back);
      await this.delay(calls.latencyMs);
      this.sendSignal(this);
    }
  }
  class FrontCall extends Entity {
    override async script(): Promise<void> {
      await this.delay(calls.latencyMs);
      await this.delay(calls.frontMs);
      const reply = new BackCall();
      void this.simulation.activate(reply);
      await this.delay(calls.frontTimeoutMs, null, reply);
      await this.delay(calls.latencyMs);
      this.sendSignal(this);
    }
  }
  class Client extends Entity {
    override async script(): Promise<void> {
      const startedAt = this.simulation.timeNow;
      const reply = new FrontCall();
      void this.simulation.activate(reply);
      await this.delay(calls.clientTimeoutMs, null, reply);
      ended += 1;
      sojournsMs += this.simulation.timeNow - startedAt;
    }
  }
  class Arrivals extends Entity {
    override async script(): Promise<void> {
      for (let left = calls.requests as number; left > 0; left -= 1) {
        await this.delay(gapMs());
        void this.simulation.activate(new Client());
      }
    }
  }
  await run([new Arrivals()]);
  return { events: ended * calls.eventsPerRequest, figures: { 'mean sojourn ms': sojournsMs / ended } };
}
