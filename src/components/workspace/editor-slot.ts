import { createEditor, suitableSurface, type EditorError, type EditorHandle, type TabMeaning } from '../../editor/index.ts';
import { causeOf } from '../page/cause.ts';
import { part } from '../page/part.ts';
import { currentScheme, onSchemeChange } from '../page/scheme.ts';

/** The box of the editor: static code until the reader goes there, then the editor, in the same place and size. */
export interface EditorSlot {
  getValue(): string;
  setValue(code: string): void;
  /** Opens the editor if need be and focuses it. */
  focus(): Promise<void>;
  goToLine(line: number): Promise<void>;
  markErrors(errors: readonly EditorError[]): void;
  /** What the editor's type checker marks now; none while the editor is not open. */
  typeErrors(): readonly EditorError[];
  lightLine(line: number | null): void;
}

export interface EditorSlotParts {
  /** Holds `.static-code` (a `pre`) and `.editor-host`. */
  readonly box: HTMLElement;
  readonly path: string;
  readonly label: string;
  readonly describedBy: string;
  onChange(code: string): void;
  onRun(): void;
  onTabMeaning(meaning: TabMeaning): void;
  onTypeErrors(): void;
  /** Tells how opening goes: a sentence, or nothing once the editor is there. */
  tell(sentence: string): void;
}

/** A pointer that stays this long means to come; one that only passes, or a page that scrolls below it, does not. */
const DWELL_MS = 250;

export function createEditorSlot(parts: EditorSlotParts): EditorSlot {
  const { box } = parts;
  const staticCode = part(box, '.static-code');
  const staticText = part(box, '.static-code code');
  const highlighted = [...staticText.childNodes];
  const starter = staticText.textContent ?? '';
  const host = part(box, '.editor-host');
  const button = part(box, '[data-part="open"]');
  const view = box.ownerDocument.defaultView ?? window;
  let value = starter;
  let handle: EditorHandle | undefined;
  let opening: Promise<EditorHandle | undefined> | undefined;
  let lit: number | null = null;
  let errors: readonly EditorError[] = [];

  async function make(): Promise<EditorHandle | undefined> {
    const surface = suitableSurface({ coarsePointer: view.matchMedia('(pointer: coarse)').matches, widthPx: view.innerWidth });
    parts.tell('Opening the editor…');
    try {
      const made = await createEditor(host, surface, {
        value,
        path: parts.path,
        label: parts.label,
        describedBy: parts.describedBy,
        theme: currentScheme(),
        onChange(code) {
          value = code;
          parts.onChange(code);
        },
        onRun: () => parts.onRun(),
        onTabMeaning: (meaning) => parts.onTabMeaning(meaning),
        onTypeErrors: () => parts.onTypeErrors(),
      });
      // The draft may have arrived while the editor's files did.
      made.setValue(value);
      made.markErrors(errors);
      made.lightLine(lit);
      box.dataset['editor'] = surface;
      parts.tell('');
      onSchemeChange((scheme) => made.setTheme(scheme));
      return made;
    } catch (error) {
      opening = undefined;
      parts.tell(
        `The editor could not be loaded (${causeOf(error)}). You can still read and run this code; click it to try again.`,
      );
      return undefined;
    }
  }

  function open(): Promise<EditorHandle | undefined> {
    opening ??= make().then((made) => (handle = made));
    return opening;
  }

  async function openAndFocus(): Promise<void> {
    const { activeElement } = box.ownerDocument;
    const made = await open();
    const { activeElement: now, body } = box.ownerDocument;
    // Who went elsewhere while the editor was loading is not called back.
    if (now === activeElement || now === body) made?.focus();
  }

  let dwelling: ReturnType<typeof setTimeout> | undefined;
  box.addEventListener('pointerenter', (event) => {
    if (event.pointerType === 'mouse') dwelling = setTimeout(() => void open(), DWELL_MS);
  });
  box.addEventListener('pointerleave', () => clearTimeout(dwelling));
  staticCode.addEventListener('focus', () => void openAndFocus());
  staticCode.addEventListener('click', () => void openAndFocus());
  button.addEventListener('click', () => void openAndFocus());
  button.removeAttribute('disabled');

  return {
    getValue: () => handle?.getValue() ?? value,
    setValue(code) {
      value = code;
      if (handle) handle.setValue(code);
      else staticText.replaceChildren(...(code === starter ? highlighted : [code]));
    },
    focus: openAndFocus,
    async goToLine(line) {
      const made = await open();
      made?.reveal(line);
      made?.focus();
    },
    markErrors(next) {
      errors = next;
      handle?.markErrors(next);
    },
    typeErrors: () => handle?.typeErrors() ?? [],
    lightLine(line) {
      lit = line;
      handle?.lightLine(line);
    },
  };
}
