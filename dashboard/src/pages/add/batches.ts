import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { enrollmentApi, take } from '@/api/clients';
import { keys } from '@/api/licenses';
import type { components } from '@/api/schema/enrollment-service';

export type Batch = components['schemas']['BatchRepresentation'];
export type BatchRow = components['schemas']['RowRepresentation'];
export type Guidance = components['schemas']['CsvGuidance'];
export type Way = components['schemas']['Way'];
export type Outcome =
  | 'ADDED'
  | 'INVITED'
  | 'WAITING'
  | 'ALREADY_MEMBER'
  | 'ALREADY_INVITED'
  | 'REASON_ADDED'
  | 'REMOVED'
  | 'KEPT_OUT'
  | 'REFUSED'
  | 'FAILED'
  | 'REPEATED'
  | 'BLANK';

/** Some rows of a batch: those that came to this, or of a plan those it foresees this for. */
export interface Some {
  by: 'outcome' | 'foreseen';
  outcomes: Outcome[];
}

export const PAGE = 500;
const SOON = 700;
const UNDER_WAY = new Set(['RECEIVING', 'PLANNING', 'PROCESSING']);

export function isUnderWay(batch: Batch | undefined) {
  return batch !== undefined && UNDER_WAY.has(batch.state);
}

/** Whether people are added or invited, and why; before anybody is named. */
export function way(licenseId: string) {
  return queryOptions({
    queryKey: keys.of(licenseId, 'way'),
    queryFn: ({ signal }) =>
      take(
        enrollmentApi.GET('/api/enrollments/{licenseId}/way', { params: { path: { licenseId } }, signal }),
      ),
  });
}

/** One batch, asked for anew while something becomes of it. */
export function batch(licenseId: string, batchId: string) {
  return queryOptions({
    queryKey: keys.of(licenseId, 'batch', batchId, 'live'),
    queryFn: ({ signal }) =>
      take(
        enrollmentApi.GET('/api/enrollments/batches/{batchId}', { params: { path: { batchId } }, signal }),
      ),
    refetchInterval: ({ state }) => (isUnderWay(state.data) ? SOON : false),
  });
}

/** What was added to the license before, the latest first. */
export function batches(licenseId: string) {
  return infiniteQueryOptions({
    queryKey: keys.of(licenseId, 'batches'),
    queryFn: ({ signal, pageParam }) =>
      take(
        enrollmentApi.GET('/api/enrollments/{licenseId}/batches', {
          params: { path: { licenseId }, query: { cursor: pageParam, limit: 10 } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}

/** A page of a batch's rows, from after a row on. */
export function rowsAfter(batchId: string, after: number, some: Some | undefined, signal?: AbortSignal) {
  return take(
    enrollmentApi.GET('/api/enrollments/batches/{batchId}/rows', {
      params: {
        path: { batchId },
        query: { after, limit: PAGE, ...(some ? { [some.by]: some.outcomes } : {}) },
      },
      ...(signal ? { signal } : {}),
    }),
  );
}

export function guidance() {
  return queryOptions({
    queryKey: ['csv-guidance'],
    queryFn: ({ signal }) => take(enrollmentApi.GET('/api/enrollments/imports/guidance', { signal })),
    staleTime: Infinity,
  });
}

/** What undoing a batch would do. */
export function undoProspect(licenseId: string, batchId: string) {
  return queryOptions({
    queryKey: keys.of(licenseId, 'undo', batchId),
    queryFn: ({ signal }) =>
      take(
        enrollmentApi.GET('/api/enrollments/batches/{batchId}/undo', {
          params: { path: { batchId } },
          signal,
        }),
      ),
    retry: false,
  });
}
