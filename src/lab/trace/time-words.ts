/** A point in virtual time, or a span of it, wherever a reader meets one: "20 ms", "0.125 ms", "12.5 s", "5 min 3 s". */
export function formatTime(ms: number): string {
  if (!Number.isFinite(ms)) return `${ms} ms`;
  if (Math.abs(ms) < 10_000) return `${round(ms, 1000)} ms`;
  const seconds = round(ms / 1000, 100);
  if (Math.abs(seconds) < 120) return `${seconds} s`;
  const rest = round(seconds % 60, 100);
  return `${Math.round((seconds - rest) / 60)} min${rest === 0 ? '' : ` ${rest} s`}`;
}

function round(value: number, parts: number): number {
  return Math.round(value * parts) / parts;
}
