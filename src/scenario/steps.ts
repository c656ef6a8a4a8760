import type { Scenario } from './schema.ts';

/** Every step of every service, with the path at which it stands. */
export function stepsOf({
  services = {},
}: Scenario): { from: string; path: string; step: { to: string } | { publish: string } }[] {
  return Object.entries(services).flatMap(([from, { steps }]) => {
    if (!steps) return [];
    const [order, list] = 'serial' in steps ? (['serial', steps.serial] as const) : (['parallel', steps.parallel] as const);
    return list.map((step, index) => ({
      from,
      path: `services.${from}.steps.${order}[${index}]`,
      step: typeof step === 'string' ? { to: step } : step,
    }));
  });
}
