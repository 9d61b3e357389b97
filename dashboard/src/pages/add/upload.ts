import { accessToken, renewToken } from '@/app/session';
import { Problem, problemOf } from '@/api/problem';
import type { Batch } from './batches';

export interface Upload {
  batch: Promise<Batch>;
  cancel: () => void;
}

/**
 * Sends a file as it lies on the disk, telling how much of it has gone: `fetch` cannot. A token that is no longer taken is
 * renewed once. Refusals are thrown as Problems; one that was canceled has the status -2.
 */
export function upload(path: string, file: Blob, name: string, onProgress: (part: number) => void): Upload {
  const request = new XMLHttpRequest();
  const key = crypto.randomUUID();
  let isCanceled = false;
  const send = (token: string) =>
    new Promise<Response>((resolve, reject) => {
      if (isCanceled) {
        reject(new Problem({}, CANCELED)); // before anything was sent, which is no abort
        return;
      }
      request.open('POST', path);
      request.setRequestHeader('Authorization', `Bearer ${token}`);
      request.setRequestHeader('Idempotency-Key', key);
      request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 1 : loaded / total);
      request.onload = () => resolve(answerOf(request));
      request.onerror = () => reject(new Problem({}, 0));
      request.onabort = () => reject(new Problem({}, CANCELED));
      const form = new FormData();
      form.append('file', file, name);
      request.send(form);
    });
  const batch = async () => {
    const first = await send(await accessToken());
    const answer = first.status === 401 ? await send(await renewToken()) : first;
    if (answer.status !== 202) {
      throw await problemOf(answer);
    }
    return (await answer.json()) as Batch;
  };
  return {
    batch: batch(),
    cancel: () => {
      isCanceled = true;
      request.abort();
    },
  };
}

export const CANCELED = -2;

/** As `fetch` gives it, as far as a problem is read from it. */
function answerOf(request: XMLHttpRequest): Response {
  const retryAfter = request.getResponseHeader('Retry-After');
  return new Response(request.responseText || null, {
    status: request.status,
    headers: retryAfter === null ? {} : { 'Retry-After': retryAfter },
  });
}
