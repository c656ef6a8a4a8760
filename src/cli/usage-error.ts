import { parseArgs, type ParseArgsConfig } from 'node:util';

/** What the caller of a command got wrong, in words for the terminal. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * `parseArgs` of Node, for commands that people type.
 *
 * @throws UsageError that says which option is not known, or lacks its value
 */
export function parseCommand<Config extends ParseArgsConfig>(config: Config): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
