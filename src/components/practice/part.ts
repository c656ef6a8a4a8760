/** The one element below `root` that matches, or an error that names what is missing from the markup. */
export function part<E extends Element>(root: ParentNode, selector: string, type: new () => E): E {
  const found = root.querySelector(selector);
  if (found instanceof type) return found;
  throw new Error(`Expected a ${type.name} at "${selector}" in the practice page, found ${found?.tagName ?? 'nothing'}.`);
}
