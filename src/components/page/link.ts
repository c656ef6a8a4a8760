/** A path of the site ("/practice/pay/") as a link that holds wherever the site is mounted. */
export function link(path: `/${string}`, base: string = import.meta.env.BASE_URL): string {
  return base.replace(/\/$/, '') + path;
}
