/** `<report-error>`: copies the report that stands in it. */
class ReportError extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button');
    const report = this.querySelector('[data-part="report"]');
    const said = this.querySelector('[data-part="said"]');
    if (!button || !report || !said) return;
    button.disabled = false;
    button.addEventListener('click', () => {
      void copied(report.textContent).then((done) => {
        said.textContent = done ? 'Copied.' : 'This browser does not let the page copy. It is selected: copy it by hand.';
        if (!done) getSelection()?.selectAllChildren(report);
      });
    });
  }
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

customElements.define('report-error', ReportError);
