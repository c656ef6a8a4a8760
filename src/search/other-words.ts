/** What the field calls a thing as well → the words under which the course has it. */
export const courseWords: Readonly<Record<string, string>> = {
  '2pc': 'two phase commit',
  cdc: 'outbox',
  'change data capture': 'outbox',
  'connection pool': 'bulkhead',
  'consumer lag': 'backlog',
  cqrs: 'read your writes',
  deduplication: 'duplicates',
  dlq: 'dead letter',
  monitoring: 'trace',
  observability: 'trace',
  'pub/sub': 'publish subscribe',
  pubsub: 'publish subscribe',
  rabbitmq: 'broker',
  sse: 'server-sent events',
  throttling: 'rate limit',
  xa: 'two phase commit',
};

/** Other words to look for where those that were typed are nowhere in the course; undefined where we know none. */
export function otherWords(typed: string): string | undefined {
  const words = typed.trim().toLowerCase().replace(/\s+/g, ' ');
  return Object.hasOwn(courseWords, words) ? courseWords[words] : undefined;
}
