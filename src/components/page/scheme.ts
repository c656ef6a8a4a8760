/** The reader's colour scheme: what they chose, what it comes to, and who wants to know. The page itself follows by CSS alone. */
export type SchemeChoice = 'system' | 'light' | 'dark';

/** Also read, before the first paint, by `scheme-before-paint.js`. */
const storageKey = '202.scheme';

export function chosenScheme(root: HTMLElement = document.documentElement): SchemeChoice {
  const scheme = root.dataset['scheme'];
  return scheme === 'light' || scheme === 'dark' ? scheme : 'system';
}

export function chooseScheme(choice: SchemeChoice, root: HTMLElement = document.documentElement): void {
  if (choice === 'system') delete root.dataset['scheme'];
  else root.dataset['scheme'] = choice;
  try {
    if (choice === 'system') localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, choice);
  } catch {
    // The choice still holds on this page.
  }
}

/** What the reader sees now; for what cannot follow CSS, such as the editor's theme. */
export function currentScheme(root: HTMLElement = document.documentElement): 'light' | 'dark' {
  const choice = chosenScheme(root);
  if (choice !== 'system') return choice;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Calls back at each change of `currentScheme`; returns the function that stops it. */
export function onSchemeChange(
  tell: (scheme: 'light' | 'dark') => void,
  root: HTMLElement = document.documentElement,
): () => void {
  let last = currentScheme(root);
  const look = (): void => {
    const scheme = currentScheme(root);
    if (scheme !== last) tell((last = scheme));
  };
  const observer = new MutationObserver(look);
  observer.observe(root, { attributeFilter: ['data-scheme'] });
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', look);
  return () => {
    observer.disconnect();
    system.removeEventListener('change', look);
  };
}
