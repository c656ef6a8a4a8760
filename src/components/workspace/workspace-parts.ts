import { part } from '../page/part.ts';

/** The elements that `Workspace.astro` marks with `data-part`. Throws, naming it, where one is missing. */
export function partsOf(root: HTMLElement) {
  const named = <E extends HTMLElement>(name: string, type: new () => E): E => part(root, `[data-part="${name}"]`, type);
  const element = (name: string) => named(name, HTMLElement);
  const button = (name: string) => named(name, HTMLButtonElement);
  return {
    box: element('box'),
    editorNote: element('editor-note'),
    keys: element('keys'),
    /** The key that runs together with Enter, as this machine's keyboard calls it. */
    modifier: element('modifier'),
    run: button('run'),
    reset: button('reset'),
    undo: button('undo'),
    /** Judges the runs after the failing one too. */
    rest: button('rest'),
    cancel: button('cancel'),
    progress: named('progress', HTMLProgressElement),
    status: element('status'),
    spoken: element('spoken'),
    notice: element('notice'),
    otherTab: button('other-tab'),
    panel: element('beside'),
    typeErrors: element('type-errors'),
    failure: element('failure'),
    checks: element('checks'),
    shownRun: element('shown-run'),
    runTitle: element('run-title'),
    timeline: element('timeline'),
    runConsole: element('run-console'),
    compare: button('compare'),
    attempts: named('attempts', HTMLDetailsElement),
    attemptsBody: element('attempts-body'),
    share: button('share'),
    reveal: button('reveal'),
    revealAsk: element('reveal-ask'),
    playground: named('playground', HTMLDetailsElement),
    playgroundBody: element('playground-body'),
    frameHost: element('frame-host'),
  };
}
