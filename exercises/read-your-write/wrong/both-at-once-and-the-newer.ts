// caught-by: own-change
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
  return { profile: await call('save', { userId, name }), token };
}

export async function showProfile({ userId, token }: Show, { call }: Context<Services>): Promise<Answer> {
  const [leader, replica] = await Promise.allSettled([
    call('leader', { userId }, { timeoutMs: 200 }),
    call('replica', { userId }, { timeoutMs: 200 }),
  ]);
  if (leader.status === 'fulfilled') return { profile: leader.value, token };
  if (replica.status === 'fulfilled') return { profile: replica.value, token };
  throw leader.reason;
}
