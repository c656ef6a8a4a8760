const oneDigit = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** A size in megabytes (10^6 bytes) with its unit: "11.4 MB". What is not nothing is never called 0.0. */
export function megabytes(bytes: number): string {
  return `${oneDigit.format(bytes > 0 ? Math.max(bytes / 1e6, 0.1) : 0)} MB`;
}
