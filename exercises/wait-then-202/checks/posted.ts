import { at, ms } from '../../../src/judge/index.ts';
import type { Report } from '../reading.ts';

/** How a story about a report begins. */
export function posted(report: Report): string {
  return `${at(report.postedAt)} a client posts ${report.reportId} and ${report.waitMs === 0 ? 'does not wait' : `waits for ${ms(report.waitMs)}`}`;
}
