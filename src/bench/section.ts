/** One part of `npm run bench`, chosen by its name. It prints what it finds, line by line; figures, not verdicts. */
export interface Section {
  readonly name: string;
  /** One line, for the list of sections. */
  readonly about: string;
  run(print: (line: string) => void): Promise<void>;
}
