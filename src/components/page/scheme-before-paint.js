// Runs inline in <head>, before the first paint, so that a chosen colour scheme never flashes. Classic script; its hash is in the page's policy.
(() => {
  try {
    const scheme = localStorage.getItem('202.scheme');
    if (scheme === 'light' || scheme === 'dark') document.documentElement.dataset.scheme = scheme;
  } catch {
    // Storage may be refused; the system's scheme then holds.
  }
})();
