import type { Port } from './port.ts';
import type { SourcePosition } from './trace/record.ts';

/** One life of a host: from its start, or a restart, to its crash. Its code runs only while it is alive. */
export class Process {
  readonly node: string;
  /** Which life of its host it is, counted from 0. */
  readonly life: number;
  alive = true;
  /** Where its code last was; 0 before the first mark. */
  line = 0;
  column = 0;
  /** Its timers, by numbers of its own: a process can neither touch what others have planned nor count it. */
  readonly timers = new Map<number, number>();
  timersSet = 0;
  /** Its crossings with the world, beside those of the calls and messages that it works on. Its host sets it. */
  port: Port | undefined = undefined;

  constructor(node: string, life = 0) {
    this.node = node;
    this.life = life;
  }

  get source(): SourcePosition | undefined {
    return this.line === 0 ? undefined : { line: this.line, column: this.column };
  }
}
