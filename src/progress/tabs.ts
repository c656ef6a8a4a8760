/** What one tab tells the others. */
export type TabMessage =
  | { readonly what: 'opened' | 'also-open' | 'saved'; readonly tab: string; readonly exercise: string }
  | { readonly what: 'changed'; readonly tab: string; readonly shelf: string; readonly id: string }
  /** Everything may have changed: progress was imported or deleted. */
  | { readonly what: 'replaced'; readonly tab: string };

/** The part of a `BroadcastChannel` that is used: tabs of the same browser hear each other, not themselves. */
export interface TabChannel {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  close(): void;
}

export interface Tabs {
  readonly tab: string;
  tell(message: TabMessage): void;
  listen(listener: (message: TabMessage) => void): () => void;
  close(): void;
}

/** Ears and voice of this tab. Without a channel nobody hears it. */
export function createTabs(tab: string, channel: TabChannel | undefined): Tabs {
  const listeners = new Set<(message: TabMessage) => void>();
  channel?.addEventListener('message', (event) => {
    const message = parse(event.data);
    // A tab with another version of the course may say things that this one does not know.
    if (message && message.tab !== tab) for (const listener of [...listeners]) listener(message);
  });
  return {
    tab,
    tell: (message) => channel?.postMessage(message),
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: () => channel?.close(),
  };
}

function parse(data: unknown): TabMessage | undefined {
  if (typeof data !== 'object' || data === null || !('what' in data) || !('tab' in data) || typeof data.tab !== 'string')
    return undefined;
  const { what, tab } = data;
  if (what === 'opened' || what === 'also-open' || what === 'saved')
    return 'exercise' in data && typeof data.exercise === 'string' ? { what, tab, exercise: data.exercise } : undefined;
  if (what === 'replaced') return { what, tab };
  if (what === 'changed' && 'shelf' in data && typeof data.shelf === 'string' && 'id' in data && typeof data.id === 'string')
    return { what, tab, shelf: data.shelf, id: data.id };
  return undefined;
}
