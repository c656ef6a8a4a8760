import type { Side } from '../../catalog/boundary.ts';

/** What a side is called on its control. */
export const sideWords: Readonly<Record<Side, string>> = { synchronous: 'Before the answer', asynchronous: 'After the answer' };
