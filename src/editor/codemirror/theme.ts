import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** CodeMirror reads the page's tokens as they are, so that light and dark need no word from us. */
const chrome = EditorView.theme({
  '&': { blockSize: '100%', color: 'var(--ink)', backgroundColor: 'var(--paper-raised)', fontSize: 'inherit' },
  '&.cm-focused': { outline: '3px solid var(--focus)', outlineOffset: '-3px' },
  '.cm-scroller': { fontFamily: 'inherit', lineHeight: 'inherit' },
  '.cm-content': { caretColor: 'var(--accent)', paddingBlock: '12px' },
  '.cm-gutters': { color: 'var(--ink-quiet)', backgroundColor: 'var(--paper-raised)', border: 'none' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
  '.cm-selectionBackground, &.cm-focused .cm-selectionBackground': {
    backgroundColor: 'color-mix(in oklab, var(--warn) 32%, var(--paper-raised)) !important',
  },
  '.cm-lit': { backgroundColor: 'var(--warn-wash)', boxShadow: 'inset 3px 0 var(--warn)' },
  '.cm-tooltip': { color: 'var(--ink)', backgroundColor: 'var(--paper-sunken)', border: '1px solid var(--rule)' },
});

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.bool, tags.null], fontWeight: '640' },
  { tag: [tags.string, tags.special(tags.string), tags.regexp, tags.number], color: 'var(--good)' },
  { tag: tags.comment, color: 'var(--ink-quiet)', fontStyle: 'italic' },
]);

export const courseTheme: Extension = [chrome, syntaxHighlighting(colours)];
