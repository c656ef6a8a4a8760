import type { Context } from 'lab';

type Services = {
  user: (request: { userId: string }) => { name: string };
};

export function greet(userId: string, { call }: Context<Services>): Promise<string> {
  return call('user', { userId }).then((user) => `Hello ${user.name}, ${userId}`);
}
