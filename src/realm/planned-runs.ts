import { createWorld, type ExerciseWorld, type FreeFault, type PlannedRun, type World } from '../lab/index.ts';

const worlds = import.meta.glob<ExerciseWorld>('../../exercises/*/world.ts', { import: 'world' });

/** Reads the plan of an exercise while the site is built. Vite only. */
export async function plannedRuns(id: string): Promise<readonly PlannedRun[]> {
  const load = worlds[`../../exercises/${id}/world.ts`];
  if (!load) throw new Error(`There is no exercise with the id ${id}.`);
  return plannedRunsOf(await load());
}

export function plannedRunsOf(exercise: ExerciseWorld): readonly PlannedRun[] {
  return exercise.runs.map((run) => ({
    name: run.name,
    seed: run.seed,
    untilMs: run.untilMs,
    parameters: run.parameters,
    faults: faultsOf(exercise, run),
  }));
}

const can = {
  service: ['slow', 'hang', 'fail'],
  store: ['slow', 'hang', 'fail'],
  queue: ['duplicate', 'fail'],
  host: ['crash'],
} as const satisfies Record<string, readonly FreeFault[]>;

/** Builds a run, without running it, to learn what its world has. */
function faultsOf(exercise: ExerciseWorld, run: ExerciseWorld['runs'][number]): PlannedRun['faults'] {
  const found: { fault: FreeFault; target: string }[] = [];
  const note = (kind: keyof typeof can, target: string) => found.push(...can[kind].map((fault) => ({ fault, target })));
  const world = createWorld({ seed: run.seed, record: false });
  const noting: Partial<World> = {
    service(name, spec) {
      note('service', name);
      world.service(name, spec);
    },
    store(name, spec) {
      note('store', name);
      world.store(name, spec);
    },
    queue(name, spec) {
      note('queue', name);
      world.queue(name, spec);
    },
    host(name, { instantiate, handle }) {
      note('host', name);
      world.host(name, { instantiate, handle });
    },
  };
  exercise.build(Object.assign(Object.create(world) as World, noting), run, () => ({}));
  return found;
}
