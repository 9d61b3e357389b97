import { accessToken, renewToken } from '@/app/session';
import { problemOf } from './problem';

/** `fetch` as the person signed in; a token that is no longer taken is renewed once. Answers that are no 2xx come back too. */
export async function signedFetch(request: Request): Promise<Response> {
  const again = request.clone();
  const response = await fetch(signed(request, await accessToken()));
  return response.status === 401 ? fetch(signed(again, await renewToken())) : response;
}

/** As {@link signedFetch}, but what is no 2xx is thrown as a Problem. For files, uploads and streams. */
export async function fetchOrThrow(input: string, init?: RequestInit): Promise<Response> {
  const response = await signedFetch(new Request(new URL(input, location.origin), init));
  if (!response.ok) {
    throw await problemOf(response);
  }
  return response;
}

/** Fetches a file with the person's token and hands it to the browser to keep. */
export async function download(input: string, name: string, init?: RequestInit) {
  const blob = await (await fetchOrThrow(input, init)).blob();
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function signed(request: Request, token: string): Request {
  request.headers.set('Authorization', `Bearer ${token}`);
  return request;
}
