import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** The rules of axe that a change of colours alone (night, forced colours) can break: the others need not be asked again. */
export const rulesOfColour: readonly string[] = ['color-contrast', 'link-in-text-block'];

/**
 * What breaks a rule of accessibility in the page as it stands, one line for each rule: its name, and the elements.
 *
 * Asks in the page itself ("legacy mode") and not frame by frame: our only frame, the sandbox, shows nothing, and to gather the answers
 * of frames axe opens a page of its own each time, which takes as long as half of the rules.
 *
 * @param within only in the elements of this selector
 * @param rules only these rules of axe
 */
export async function violationsIn(
  page: Page,
  { within, rules }: { readonly within?: string; readonly rules?: readonly string[] } = {},
): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode();
  axe.options({ resultTypes: ['violations'], ...(rules === undefined ? {} : { runOnly: { type: 'rule', values: [...rules] } }) });
  if (within !== undefined) axe.include(within);
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(', ')}`);
}
