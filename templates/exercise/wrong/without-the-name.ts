// caught-by: answered
import type { Context } from 'lab';

type Services = {
  user: (request: { userId: string }) => { name: string };
};

export async function greet(userId: string, { call }: Context<Services>): Promise<string> {
  await call('user', { userId });
  return `Hello ${userId}`;
}
