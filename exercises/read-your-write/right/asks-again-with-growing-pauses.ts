import type { Context } from 'lab';

interface Profile {
  userId: string;
  name: string;
  /** Raised by every change of this profile. */
  version: number;
}

type Services = {
  /** Saves a name at the leader, and gives the profile as it is now. */
  save: (request: { userId: string; name: string }) => Profile;
  /** Reads at the leader. */
  leader: (request: { userId: string }) => Profile;
  /** Reads at one of the replicas. */
  replica: (request: { userId: string }) => Profile;
};

/** What the browser gets. It sends the token with its next request, whatever that is. */
interface Answer {
  profile: Profile;
  token: string;
}

/** `token` is the last one that this browser got, `''` when it has none. */
type Save = { userId: string; name: string; token: string };
type Show = { userId: string; token: string };

export async function saveName({ userId, name, token }: Save, { call }: Context<Services>): Promise<Answer> {
  return told(token, await call('save', { userId, name }, { timeoutMs: 400 }));
}

export async function showProfile({ userId, token }: Show, { call, sleep }: Context<Services>): Promise<Answer> {
  const least = Number(new URLSearchParamsLike(token).get(userId) ?? 0);
  for (const pauseMs of [0, 30, 60, 120]) {
    await sleep(pauseMs);
    try {
      const profile = await call('replica', { userId }, { timeoutMs: 40 });
      if (profile.version >= least) return told(token, profile);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
    }
  }
  return told(token, await call('leader', { userId }, { timeoutMs: 60 }));
}

function told(token: string, profile: Profile): Answer {
  const next = new URLSearchParamsLike(token);
  next.set(profile.userId, String(profile.version));
  return { profile, token: next.toString() };
}

class URLSearchParamsLike {
  private readonly entries = new Map<string, string>();
  constructor(text: string) {
    for (const pair of text.split('&')) {
      const [name, value] = pair.split('=');
      if (name !== undefined && value !== undefined) this.entries.set(name, value);
    }
  }
  get(name: string) {
    return this.entries.get(name);
  }
  set(name: string, value: string) {
    this.entries.set(name, value);
  }
  toString() {
    return [...this.entries].map((entry) => entry.join('=')).join('&');
  }
}
