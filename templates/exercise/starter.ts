import type { Context } from 'lab';

type Services = {
  user: (request: { userId: string }) => { name: string };
};

export async function greet(userId: string, { call }: Context<Services>): Promise<string> {
  const known = await call('user', { userId });
  return known ? `Hello ${(await call('user', { userId })).name}, ${userId}` : 'Hello';
}
