/** A place in the text that is wrong. Lines and columns count from 1. */
export interface EditorError {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** Declarations that the editor knows beside the text, such as those of `lab`. */
export interface Library {
  /** A path of its own, such as `lab.d.ts`. */
  readonly path: string;
  readonly text: string;
}

export type Theme = 'light' | 'dark';

/** What the Tab key does now: it leaves the editor until the reader types, then it indents; Escape gives it back. */
export type TabMeaning = 'leaves' | 'indents';

export interface EditorOptions {
  readonly value: string;
  /** Names the text among all editors of a page, such as `fan-out-a-page/answer.ts`. */
  readonly path: string;
  /** What a screen reader calls the editor. */
  readonly label: string;
  /** The id of an element that tells the keys. */
  readonly describedBy?: string;
  readonly libraries: readonly Library[];
  readonly theme: Theme;
  readonly readOnly?: boolean;
  /** After every change of the text, by the reader or by `setValue`. */
  onChange?(value: string): void;
  /** Ctrl+Enter, or Cmd+Enter. */
  onRun?(): void;
  onTabMeaning?(meaning: TabMeaning): void;
  /** After what `typeErrors` tells may have changed: a type checker is later than the reader. */
  onTypeErrors?(): void;
}

/** All that the rest of the page knows of an editor. */
export interface EditorHandle {
  getValue(): string;
  /** Replaces the whole text as one step that the editor's own undo takes back. */
  setValue(value: string): void;
  focus(): void;
  /** Scrolls to a line and puts the cursor there. */
  reveal(line: number): void;
  /** Underlines these places; an empty list clears them. */
  markErrors(errors: readonly EditorError[]): void;
  /** What the editor's own type checker marks now, in the order of the lines; none where the editor has no such checker. */
  typeErrors(): readonly EditorError[];
  /** Lights one line, the one that made the crossing under view; null puts the light out. Does not move focus or cursor. */
  lightLine(line: number | null): void;
  setTheme(theme: Theme): void;
  dispose(): void;
}
