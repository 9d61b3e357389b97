import { ErrorResponse } from 'oidc-client-ts';
import { expect, it } from 'vitest';
import { renewed } from './renewal';

const atOnce = () => Promise.resolve();

/** Fails with these, one after another, and then gives a token. */
function failing(...errors: Error[]) {
  return () => {
    const error = errors.shift();
    return error ? Promise.reject(error) : Promise.resolve('token');
  };
}

const gone = new TypeError('Failed to fetch');

it('a break of the network is no sign-out: it is tried again', async () => {
  expect(await renewed(failing(gone, gone), atOnce)).toBe('token');
  const busy = new ErrorResponse({ error: 'temporarily_unavailable' });
  expect(await renewed(failing(busy, new Error('Bad Gateway (502)')), atOnce)).toBe('token');
});

it('while it lasts requests fail as they do without a network, and nobody is sent to sign in', async () => {
  await expect(renewed(failing(gone, gone, gone), atOnce)).rejects.toMatchObject({ status: 0 });
});

it('whom the sign-in service refuses is signed out', async () => {
  expect(await renewed(failing(new ErrorResponse({ error: 'invalid_grant' })), atOnce)).toBeNull();
});
