import { accessToken } from '@/app/session';
import { Problem } from '@/api/problem';
import type { Batch } from './batches';

export interface Upload {
  batch: Promise<Batch>;
  cancel: () => void;
}

/**
 * Sends a file as it lies on the disk, telling how much of it has gone: `fetch` cannot. Refusals are thrown as Problems; one
 * that was canceled has the status -2.
 */
export function upload(path: string, file: Blob, name: string, onProgress: (part: number) => void): Upload {
  const request = new XMLHttpRequest();
  let isCanceled = false;
  const batch = accessToken().then(
    (token) =>
      new Promise<Batch>((resolve, reject) => {
        if (isCanceled) {
          reject(new Problem({}, CANCELED)); // before anything was sent, which is no abort
          return;
        }
        request.open('POST', path);
        request.setRequestHeader('Authorization', `Bearer ${token}`);
        request.setRequestHeader('Idempotency-Key', crypto.randomUUID());
        request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 1 : loaded / total);
        request.onload = () => {
          const body = parsed(request.responseText);
          if (request.status === 202) {
            resolve(body as unknown as Batch);
          } else {
            reject(new Problem(body, request.status));
          }
        };
        request.onerror = () => reject(new Problem({}, 0));
        request.onabort = () => reject(new Problem({}, CANCELED));
        const form = new FormData();
        form.append('file', file, name);
        request.send(form);
      }),
  );
  return {
    batch,
    cancel: () => {
      isCanceled = true;
      request.abort();
    },
  };
}

export const CANCELED = -2;

function parsed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}
