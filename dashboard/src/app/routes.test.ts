import { beforeEach, expect, it, vi } from 'vitest';
import { licenseApi } from '@/api/clients';
import { keys } from '@/api/licenses';
import { queryClient } from './queryClient';
import { router } from './routes';
import type { Me } from './session';

const { me } = vi.hoisted(() => {
  const una: Me = {
    accountId: 'u',
    name: 'Una',
    email: 'una@x.example',
    emailVerified: true,
    isStaff: false,
  };
  return { me: una };
});
vi.mock('./session', () => ({ requireMe: () => Promise.resolve(me) }));

/** What a page is made of is read first, which takes a while on a busy machine. */
const PATIENT = { timeout: 50_000 };
let asked: ReturnType<typeof vi.spyOn>;

beforeEach(async () => {
  await vi.waitFor(() => expect(router.state.navigation.state).toBe('idle'), PATIENT);
  asked = vi.spyOn(licenseApi, 'GET').mockResolvedValue({ data: { items: [{ id: 'l' }], next: null } });
});

it('whoever has not verified their address has their own page alone, and nothing is asked that is refused', async () => {
  me.emailVerified = false;

  await router.navigate('/');

  expect(router.state.location.pathname).toBe('/me');
  expect(router.state.errors).toBeNull();
  expect(asked).not.toHaveBeenCalled();
});

it('whoever was named admin since it was looked is sent to their own page no more', async () => {
  me.emailVerified = true;
  queryClient.setQueryData(keys.licenses, [], { updatedAt: Date.now() - 60_000 });

  await router.navigate('/');

  expect(router.state.location.pathname).toBe('/');
  expect(router.state.errors).toBeNull();
});
