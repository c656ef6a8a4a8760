import type { Context } from 'lab';

type Services = {
  user: (request: { userId: string }) => { name: string };
};

export async function greet(userId: string, { call }: Context<Services>): Promise<string> {
  // One answer serves every use of it.
  const { name } = await call('user', { userId });
  return `Hello ${name}, ${userId}`;
}
