import { editor } from 'monaco-editor/editor';
import type { CodeColours } from '../code-colours.ts';
import type { Theme } from '../handle.ts';

/** Defines our theme from the page's colours and returns its name. */
export function defineTheme(theme: Theme, colours: CodeColours): string {
  const name = `course-${theme}`;
  const token = (kind: string, colour: string, fontStyle = ''): editor.ITokenThemeRule => ({
    token: kind,
    foreground: colour.slice(1),
    fontStyle,
  });
  editor.defineTheme(name, {
    base: theme === 'dark' ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [
      token('', colours.ink),
      token('keyword', colours.ink, 'bold'),
      token('string', colours.literal),
      token('regexp', colours.literal),
      token('number', colours.literal),
      token('comment', colours.quiet, 'italic'),
      token('type', colours.ink),
      token('type.identifier', colours.ink),
      token('identifier', colours.ink),
      token('delimiter', colours.ink),
    ],
    colors: {
      'editor.background': colours.paper,
      'editor.foreground': colours.ink,
      'editorLineNumber.foreground': colours.quiet,
      'editorLineNumber.activeForeground': colours.ink,
      'editorCursor.foreground': colours.accent,
      'editor.selectionBackground': colours.selection,
      'editor.inactiveSelectionBackground': colours.selection,
      'editor.lineHighlightBackground': colours.paper,
      'editor.lineHighlightBorder': colours.rule,
      'editorIndentGuide.background1': colours.rule,
      'editorWidget.background': colours.sunken,
      'editorWidget.foreground': colours.ink,
      'editorWidget.border': colours.rule,
      'editorHoverWidget.background': colours.sunken,
      'editorHoverWidget.foreground': colours.ink,
      'editorHoverWidget.border': colours.rule,
      'editorSuggestWidget.background': colours.sunken,
      'editorSuggestWidget.foreground': colours.ink,
      'editorSuggestWidget.border': colours.rule,
      'editorSuggestWidget.highlightForeground': colours.accent,
      'editorSuggestWidget.selectedBackground': colours.selection,
      'editorSuggestWidget.selectedForeground': colours.ink,
      'editorError.foreground': colours.bad,
      'input.background': colours.paper,
      'input.foreground': colours.ink,
      'input.border': colours.rule,
      'editorBracketHighlight.foreground1': colours.ink,
      'editorBracketHighlight.foreground2': colours.ink,
      'editorBracketHighlight.foreground3': colours.ink,
      focusBorder: colours.accent,
    },
  });
  return name;
}
