import { UserManager, WebStorageStateStore, type User } from 'oidc-client-ts';
import { renewed } from './renewal';

/** Who is signed in. Roles are what the services read from the token; the page shows by them, the services refuse by them. */
export interface Me {
  accountId: string;
  name: string;
  email: string;
  emailVerified: boolean;
  isStaff: boolean;
}

const REALM = '/auth/realms/rollbook';
const ENDPOINTS = `${location.origin}${REALM}/protocol/openid-connect`;
/** A token is renewed this long before its end, so that no request is sent with one that ends on the way. */
const RENEWED_BEFORE_SECONDS = 30;

const manager = new UserManager({
  authority: `${location.origin}${REALM}`,
  // Keycloak is behind the same origin and its addresses are its own for ever: no discovery before the first page.
  metadata: {
    issuer: `${location.origin}${REALM}`,
    authorization_endpoint: `${ENDPOINTS}/auth`,
    token_endpoint: `${ENDPOINTS}/token`,
    end_session_endpoint: `${ENDPOINTS}/logout`,
    jwks_uri: `${ENDPOINTS}/certs`,
  },
  client_id: 'rollbook-dashboard',
  redirect_uri: `${location.origin}/signed-in`,
  post_logout_redirect_uri: `${location.origin}/`,
  response_type: 'code',
  scope: 'openid',
  automaticSilentRenew: false,
  monitorSession: false,
  loadUserInfo: false,
  // Gone with the tab; another tab signs in by itself, Keycloak remembers the person.
  // The library clears what it does not know under its prefix: nothing else of ours begins with it.
  userStore: new WebStorageStateStore({ store: sessionStorage, prefix: 'rollbook.oidc.' }),
  stateStore: new WebStorageStateStore({ store: sessionStorage, prefix: 'rollbook.oidc.' }),
});

let renewal: Promise<User | null> | undefined;
let completion: Promise<string> | undefined;

/** Where to come back to after the sign-in. */
interface Return {
  to: string;
}

/** Sends the browser to the sign-in page; what awaits it goes no further. */
export async function signIn(to = location.pathname + location.search + location.hash): Promise<never> {
  await manager.signinRedirect({ state: { to } satisfies Return });
  return new Promise<never>(() => undefined);
}

/** Completes the sign-in from the address Keycloak sent the browser to; says where the person wanted to go. */
export function completeSignIn(): Promise<string> {
  // A code is good once: whoever asks again gets the same answer.
  completion ??= manager.signinRedirectCallback().then((user) => {
    const to = (user.state as Return | undefined)?.to ?? '/';
    return to.startsWith('/') && !to.startsWith('//') ? to : '/';
  });
  return completion;
}

export async function signOut() {
  await manager.signoutRedirect();
}

/** A token that is good for the next request; whoever has none any more is sent to sign in. */
export async function accessToken(): Promise<string> {
  const user = await freshUser();
  return user ? user.access_token : signIn();
}

/** Throws the token away where a service did not take it, and gets another one. */
export async function renewToken(): Promise<string> {
  const user = await renew();
  return user ? user.access_token : signIn();
}

/** The person signed in; sends whoever is not to sign in. */
export async function requireMe(): Promise<Me> {
  const user = await freshUser();
  return user ? meOf(user) : signIn();
}

/** The person signed in, if anybody is; sends nobody anywhere. */
export async function whoIsHere(): Promise<Me | null> {
  const user = await freshUser();
  return user ? meOf(user) : null;
}

async function freshUser(): Promise<User | null> {
  const user = await manager.getUser();
  if (user && (user.expires_in ?? 0) > RENEWED_BEFORE_SECONDS) {
    return user;
  }
  if (!user?.refresh_token) {
    return null;
  }
  try {
    return await renew();
  } catch (problem) {
    if ((user.expires_in ?? 0) > 0) {
      return user; // good for a moment yet
    }
    throw problem;
  }
}

/** By the refresh token, once for all who ask meanwhile; null for who is signed out. */
function renew(): Promise<User | null> {
  renewal ??= renewed(() => manager.signinSilent()).finally(() => {
    renewal = undefined;
  });
  return renewal;
}

function meOf(user: User): Me {
  const claims = claimsOf(user.access_token);
  return {
    accountId: user.profile.sub,
    name: user.profile.name ?? claims.email ?? user.profile.sub,
    email: claims.email ?? '',
    emailVerified: claims.email_verified === true,
    isStaff: claims.realm_access?.roles?.includes('staff') ?? false,
  };
}

/** What a token says; nobody is believed by it here, the services check it. */
export function claimsOf(token: string): {
  email?: string;
  email_verified?: boolean;
  realm_access?: { roles?: string[] };
} {
  const part = token.split('.')[1] ?? '';
  const bytes = Uint8Array.from(atob(part.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes)) as ReturnType<typeof claimsOf>;
}
