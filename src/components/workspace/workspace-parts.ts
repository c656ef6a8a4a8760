/** The elements that `Workspace.astro` marks with `data-part`. Throws, naming it, where one is missing. */
export function partsOf(root: HTMLElement) {
  const part = <E extends HTMLElement>(name: string, type: abstract new () => E): E => {
    const found = root.querySelector(`[data-part="${name}"]`);
    if (found instanceof type) return found;
    throw new Error(`The workspace has no part "${name}" of the kind ${type.name}.`);
  };
  const element = (name: string) => part(name, HTMLElement);
  const button = (name: string) => part(name, HTMLButtonElement);
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
    progress: part('progress', HTMLProgressElement),
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
    attempts: part('attempts', HTMLDetailsElement),
    attemptsBody: element('attempts-body'),
    share: button('share'),
    reveal: button('reveal'),
    revealAsk: element('reveal-ask'),
    playground: part('playground', HTMLDetailsElement),
    playgroundBody: element('playground-body'),
    frameHost: element('frame-host'),
  };
}
