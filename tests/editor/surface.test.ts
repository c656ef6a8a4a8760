import { describe, expect, it } from 'vitest';
import { suitableSurface } from '../../src/editor/surface.ts';

describe('suitableSurface', () => {
  it('gives Monaco to a mouse and a wide page', () => {
    expect(suitableSurface({ coarsePointer: false, widthPx: 1280 })).toBe('monaco');
  });

  it('gives CodeMirror to a finger, however wide the screen', () => {
    expect(suitableSurface({ coarsePointer: true, widthPx: 1366 })).toBe('codemirror');
  });

  it('gives CodeMirror to a narrow page, whatever points', () => {
    expect(suitableSurface({ coarsePointer: false, widthPx: 390 })).toBe('codemirror');
  });
});
