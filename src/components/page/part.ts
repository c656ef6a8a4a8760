/** The first element below `root` that matches. @throws Error naming what our markup lacks, where there is none of that type */
export function part(root: ParentNode, selector: string): HTMLElement;
export function part<E extends Element>(root: ParentNode, selector: string, type: new () => E): E;
export function part(root: ParentNode, selector: string, type: new () => Element = HTMLElement): Element {
  const found = root.querySelector(selector);
  const name = found === null ? 'nothing' : `<${found.localName}>`;
  if (found instanceof type) return found;
  const place = root instanceof Element ? `<${root.localName}>` : 'the page';
  throw new Error(`Expected a ${type.name} at "${selector}" in ${place}, found ${name}. This is our bug: please report it.`);
}
