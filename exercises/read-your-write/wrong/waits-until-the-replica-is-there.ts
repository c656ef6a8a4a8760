// caught-by: in-time
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

const replicaMs = 100;
const pauseMs = 250;
const askReplicasMs = 280;

/** The newest version that this browser has been given of each profile. */
type Seen = Record<string, number>;

export async function saveName({ userId, name, token }: Save, { call }: Context<Services>): Promise<Answer> {
  const profile = await call('save', { userId, name });
  return answer(profile, seenIn(token));
}

export async function showProfile({ userId, token }: Show, { call, sleep }: Context<Services>): Promise<Answer> {
  const seen = seenIn(token);
  const leastVersion = seen[userId] ?? 0;
  const askUntil = Date.now() + askReplicasMs;

  do {
    try {
      const profile = await call('replica', { userId }, { timeoutMs: replicaMs });
      if (profile.version >= leastVersion) return answer(profile, seen);
    } catch {}
    await sleep(pauseMs);
  } while (askUntil > 0);

  return answer(await call('leader', { userId }, { timeoutMs: replicaMs }), seen);
}

/** Both functions raise what was seen, and keep what was seen of other profiles. */
function answer(profile: Profile, seen: Seen): Answer {
  return { profile, token: JSON.stringify({ ...seen, [profile.userId]: profile.version }) };
}

function seenIn(token: string): Seen {
  return token === '' ? {} : (JSON.parse(token) as Seen);
}
