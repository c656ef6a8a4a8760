/** The path of the picture that a shared link to a page shows: its own for a lesson, an exercise and a prompt, the course's for the rest. */
export function picturePath(path: string): `/${string}` {
  const own = /^\/((?:lessons|exercises|practice)\/[^/]+)\/$/.exec(path)?.[1];
  return `/og/${own ?? 'index'}.png`;
}
