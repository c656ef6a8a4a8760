/** Items of a list, each a text. */
export function listItems(texts: readonly string[]): readonly HTMLLIElement[] {
  return texts.map((text) => {
    const item = document.createElement('li');
    item.textContent = text;
    return item;
  });
}
