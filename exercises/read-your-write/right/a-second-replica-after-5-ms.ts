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

const replicaMs = 250;
const leaderMs = 200;

/** The newest version of each profile that this browser was given. It travels in the token, because no process meets the same browser twice. */
type Seen = Record<string, number>;

export async function saveName({ userId, name, token }: Save, { call }: Context<Services>): Promise<Answer> {
  // What fails here was not saved, and the error says so.
  return answer(await call('save', { userId, name }, { timeoutMs: replicaMs }), seenIn(token));
}

export async function showProfile({ userId, token }: Show, { call, sleep }: Context<Services>): Promise<Answer> {
  const seen = seenIn(token);

  // A replica that fails, or is silent, is like one that is behind: no answer for this browser.
  const fit = async (afterMs: number) => {
    await sleep(afterMs);
    const copy = await call('replica', { userId }, { timeoutMs: 150 });
    if (copy.version < (seen[userId] ?? 0)) throw new Error('behind');
    return copy;
  };
  // A second one is asked where the first is slow; whoever is there first and new enough is shown.
  const copy = await Promise.any([fit(0), fit(5)]).catch(() => undefined);
  if (copy !== undefined) return answer(copy, seen);

  // The leader has every version. If it fails as well, an error is better than a page that runs backwards.
  return answer(await call('leader', { userId }, { timeoutMs: leaderMs }), seen);
}

/** A save and a show both raise what was seen, and neither forgets what was seen of other profiles. */
function answer(profile: Profile, seen: Seen): Answer {
  return { profile, token: JSON.stringify({ ...seen, [profile.userId]: profile.version }) };
}

function seenIn(token: string): Seen {
  return token === '' ? {} : (JSON.parse(token) as Seen);
}
