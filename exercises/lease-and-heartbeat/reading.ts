import { callsOf, fieldOf, type CallLife, type JudgedRun, type Moment } from '../../src/judge/index.ts';

/** One lease of a job, with all that its worker did while it worked on that job. */
export interface Lease {
  readonly videoId: string;
  readonly receipt: string;
  readonly worker: string;
  /** The queue leased the job. */
  readonly begun: Moment;
  /** What the worker asked of the encoder. */
  readonly encodings: readonly CallLife[];
  /** What it sent to the queue about this lease. */
  readonly extensions: readonly CallLife[];
  readonly acks: readonly CallLife[];
  /** The worker crashed with this job in hand. */
  readonly crashed: Moment | undefined;
  /** The worker turned away from the job: `workOnce` ended, or began another one. A crash is not meant. */
  readonly left: Moment | undefined;
  /** When the queue gives the job to others unless it is acked by then, in ms. */
  readonly endsAt: number;
}

export interface Reading {
  /** In the order in which they began. */
  readonly leases: readonly Lease[];
  readonly calls: readonly CallLife[];
  /** A way was cut between a worker and the queue, so that a worker may lose its lease through no fault of its own. */
  readonly isCutOff: boolean;
  /** The videos whose jobs were put into the queue. */
  readonly videoIds: readonly string[];
}

export function readingOf({ run, trace }: JudgedRun): Reading {
  const calls = callsOf(trace);
  const jobs = fieldOf(run.parameters, 'jobs');
  const crashes = trace.records.flatMap((record, number) =>
    record.kind === 'crashed' ? [{ worker: record.node, at: record.at, record: number }] : [],
  );
  return {
    leases: calls.flatMap((received) => leaseOf(received, calls, crashes)),
    calls,
    isCutOff: fieldOf(run.parameters, 'cutOff') !== undefined,
    videoIds: Array.isArray(jobs) ? jobs.map((job) => String(fieldOf(job, 'videoId'))) : [],
  };
}

/** The lease that a call was answered with, if it was. */
function leaseOf(
  received: CallLife,
  calls: readonly CallLife[],
  crashes: readonly (Moment & { readonly worker: string })[],
): readonly Lease[] {
  const leased = leasedIn(received);
  const begun = received.answered;
  if (leased === undefined || begun === undefined) return [];
  const { videoId, receipt } = leased;
  const worker = received.from;
  const mine = calls.filter(({ from, sent }) => from === worker && sent.record > begun.record);
  const encoderCalls = mine.filter(({ to }) => to === 'encoder');
  const crashed = crashes.find((crash) => crash.worker === worker && crash.record > begun.record);
  const again = mine.find((life) => leasedIn(life)?.videoId === videoId)?.sent;
  const encodings = encoderCalls.filter(
    ({ body, sent }) => fieldOf(body, 'videoId') === videoId && isBefore(sent, again) && isBefore(sent, crashed),
  );
  const work = encodings[0]?.sent ?? begun;
  const round = calls.find(
    ({ to, sent, answered }) => to === worker && isBefore(sent, work) && (answered === undefined || isBefore(work, answered)),
  );
  const other = encoderCalls.find(({ body, sent }) => fieldOf(body, 'videoId') !== videoId && isBefore(work, sent));
  const left = first([other?.sent, again, round?.answered]);
  const about = (to: string) => mine.filter((life) => life.to === to && fieldOf(life.body, 'receipt') === receipt);
  const extensions = about('extend-lease');
  return [
    {
      videoId,
      receipt,
      worker,
      begun,
      encodings,
      extensions,
      acks: about('ack-job'),
      crashed: crashed !== undefined && isBefore(crashed, left) ? crashed : undefined,
      left: left !== undefined && isBefore(left, crashed) ? left : undefined,
      endsAt: endOf(begun, extensions),
    },
  ];
}

function isBefore({ record }: Moment, other: Moment | undefined): boolean {
  return other === undefined || record < other.record;
}

/** What a call to `receive-job` leased; nothing where no job waited. */
function leasedIn({ to, answered }: CallLife): { readonly videoId: string; readonly receipt: string } | undefined {
  const value = to === 'receive-job' && answered?.outcome.ok === true ? answered.outcome.value : undefined;
  const [videoId, receipt] = [fieldOf(value, 'videoId'), fieldOf(value, 'receipt')];
  return typeof videoId === 'string' && typeof receipt === 'string' ? { videoId, receipt } : undefined;
}

function endOf(begun: Moment, extensions: readonly CallLife[]): number {
  const ends = extensions.map(({ answered, body }) =>
    answered?.outcome.ok === true ? answered.at + Number(fieldOf(body, 'leaseMs')) : undefined,
  );
  return ends.findLast((end) => end !== undefined) ?? begun.at + 30_000;
}

/** When a worker stopped waiting for an encoding that had no answer yet; never where it was answered. A crash is not meant. */
export function stopOf({ lease, life }: { readonly lease: Lease; readonly life: CallLife }): Moment | undefined {
  if (life.ended?.how === 'reply') return undefined;
  const left = lease.left !== undefined && lease.left.record > life.sent.record ? lease.left : undefined;
  return first([life.ended, left]);
}

function first(moments: readonly (Moment | undefined)[]): Moment | undefined {
  return moments.filter((moment) => moment !== undefined).sort((a, b) => a.record - b.record)[0];
}

/** The queue did what it was asked, whether or not the worker learned of it. */
export function hasEffect({ answered }: CallLife): boolean {
  return answered?.outcome.ok === true;
}

/** The worker heard that it was done. */
export function isHeard({ ended }: CallLife): boolean {
  return ended?.how === 'reply' && ended.outcome?.ok === true;
}

/** The worker heard an error from the other side. */
export function isRefused({ ended }: CallLife): boolean {
  return ended?.how === 'reply' && ended.outcome?.ok === false;
}

/** The worker heard that its lease has ended. */
export function saysLost({ ended }: CallLife): boolean {
  return ended?.outcome?.ok === false && ended.outcome.error.status === 404;
}

/** The first of these encodings of a video that was sent after a record. */
export function nextEncoding(
  { leases }: Reading,
  videoId: string,
  afterRecord: number,
): (Moment & { readonly worker: string }) | undefined {
  return leases
    .filter((lease) => lease.videoId === videoId)
    .flatMap(({ encodings, worker }) => encodings.map(({ sent }) => ({ ...sent, worker })))
    .filter(({ record }) => record > afterRecord)
    .sort((a, b) => a.record - b.record)[0];
}

/** When the queue learned that a job is done. */
export function ackedAt({ leases }: Reading, videoId: string): Moment | undefined {
  return first(
    leases
      .filter((lease) => lease.videoId === videoId)
      .flatMap(({ acks }) => acks.filter(hasEffect).map(({ answered }) => answered)),
  );
}
