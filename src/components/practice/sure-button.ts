/**
 * A button for what cannot be undone: the first press asks, the second one acts. Leaving it takes the question back.
 *
 * @param of what it acts on, for who does not see where the button stands
 */
export function sureButton(document: Document, text: string, question: string, of: string, act: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button quiet';
  const show = (words: string): void => {
    button.textContent = words;
    button.setAttribute('aria-label', `${words}: ${of}`);
  };
  let isSure = false;
  show(text);
  button.addEventListener('click', () => {
    if (isSure) return act();
    isSure = true;
    show(question);
  });
  button.addEventListener('blur', () => {
    isSure = false;
    show(text);
  });
  return button;
}
