/** Digits that may stand in words for readers, each with its reason. Names, never measurements. */
export const allowedDigits: readonly { readonly pattern: RegExp; readonly reason: string }[] = [
  { pattern: /\bp(50|90|95|99)s?\b/g, reason: 'the name of a percentile' },
  {
    pattern: /\b(50|90|95|99)th\s+percentiles?\b/g,
    reason: 'the name of a percentile, where a figure’s label has no room for words',
  },
  { pattern: /\bRFC \d{4}\b/g, reason: 'the name of a standard' },
  { pattern: /\bHTTP\/[123](\.[01])?\b/g, reason: 'the name of a protocol' },
  { pattern: /\b(1st|2nd)\s+edition\b/g, reason: 'the name of an edition' },
  { pattern: /\bS3\b|\bEC2\b|\bW3C\b|\bB2B\b/g, reason: 'the name of a service, a body, a trade' },
  { pattern: /\bM\/[MGD]\/(1|c)\b/g, reason: 'the name of a queueing model' },
];
