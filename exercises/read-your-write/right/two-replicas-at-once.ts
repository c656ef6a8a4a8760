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

class Seen {
  private readonly versions: Map<string, number>;
  constructor(token: string) {
    this.versions = new Map(token === '' ? [] : (JSON.parse(token) as [string, number][]));
  }
  least(userId: string): number {
    return this.versions.get(userId) ?? 1;
  }
  with(profile: Profile): Answer {
    this.versions.set(profile.userId, Math.max(this.least(profile.userId), profile.version));
    return { profile, token: JSON.stringify([...this.versions]) };
  }
}

export async function saveName(request: Save, { call }: Context<Services>): Promise<Answer> {
  const { userId, name } = request;
  return new Seen(request.token).with(await call('save', { userId, name }, { timeoutMs: 400 }));
}

export async function showProfile(request: Show, { call }: Context<Services>): Promise<Answer> {
  const { userId } = request;
  const seen = new Seen(request.token);
  const ask = () => call('replica', { userId }, { timeoutMs: 150 });
  const settled = await Promise.allSettled([ask(), ask()]);
  const newest = settled
    .flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    .sort((a, b) => b.version - a.version)[0];
  if (newest !== undefined && newest.version >= seen.least(userId)) return seen.with(newest);
  return seen.with(await call('leader', { userId }, { timeoutMs: 300 }));
}
