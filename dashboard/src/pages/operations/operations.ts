import { queryOptions } from '@tanstack/react-query';
import { fetchOrThrow } from '@/api/http';
import type { components as License } from '@/api/schema/license-service';
import type { components as Lms } from '@/api/schema/lms-webhook-service';
import type { components as OuSync } from '@/api/schema/ou-sync-service';

export type State = License['schemas']['OperationsState'];
export type DeadMessage = License['schemas']['DeadMessage'];
export type HandledMessage = License['schemas']['HandledMessage'];
export type Stopped = OuSync['schemas']['Stopped'];
export type LmsLetter = Lms['schemas']['DeadLetter'];

/** Every service answers the same under its own prefix. */
export const SERVICES = {
  license: '/api/licenses',
  enrollment: '/api/enrollments',
  invite: '/api/invites',
  ouSync: '/api/ou-syncs',
  lms: '/api/lms',
} as const;

export type Service = keyof typeof SERVICES;
export const ALL_SERVICES = Object.keys(SERVICES) as Service[];

const RENEWED_MILLIS = 5_000;
const A_PAGE = 100;

async function get<T>(path: string, signal: AbortSignal): Promise<T> {
  const answer = await fetchOrThrow(path, { signal, cache: 'no-store' });
  return (await answer.json()) as T;
}

/** How one service does, every few seconds. One that does not answer says so by itself; the others are read all the same. */
export function state(service: Service) {
  return queryOptions({
    queryKey: ['operations', 'state', service],
    queryFn: ({ signal }) => get<State>(`${SERVICES[service]}/operations`, signal),
    refetchInterval: RENEWED_MILLIS,
    retry: false,
  });
}

/** A letter of any service, told alike: messages no consumer could handle, and deliveries of an LMS that failed here. */
export interface Letter {
  key: string;
  service: Service;
  id: number;
  /** Where it is replayed and dropped. */
  path: string;
  type: string | null;
  licenseId: string | null;
  where: string;
  part: number | null;
  why: string;
  at: string;
  tries: number;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

export function letterOf(service: Service, message: DeadMessage): Letter {
  return {
    key: `${service}-${message.id}`,
    service,
    id: message.id,
    path: `${SERVICES[service]}/operations/dead-letters/${message.id}`,
    type: message.type,
    licenseId: message.key !== null && UUID.test(message.key) ? message.key : null,
    where: `${message.consumer} · ${message.topic} [${message.partition}] @ ${message.offset}`,
    part: message.part,
    why: message.error,
    at: message.keptAt,
    tries: message.tries,
  };
}

export function letterOfLms(letter: LmsLetter): Letter {
  return {
    key: `delivery-${letter.id}`,
    service: 'lms',
    id: letter.id,
    path: `/api/lms/dead-letters/${letter.id}`,
    type: letter.type,
    licenseId: null,
    where: letter.kind,
    part: null,
    why: letter.why,
    at: letter.receivedAt,
    tries: letter.replays,
  };
}

/** The dead letters of one service, its first hundred. */
export function letters(service: Service) {
  return queryOptions({
    queryKey: ['operations', 'letters', service],
    queryFn: async ({ signal }) => {
      const page = await get<{ items: DeadMessage[]; next: string | null }>(
        `${SERVICES[service]}/operations/dead-letters?limit=${A_PAGE}`,
        signal,
      );
      const own =
        service === 'lms'
          ? await get<{ items: LmsLetter[]; next: string | null }>(
              `/api/lms/dead-letters?limit=${A_PAGE}`,
              signal,
            )
          : { items: [], next: null };
      return {
        items: [...page.items.map((message) => letterOf(service, message)), ...own.items.map(letterOfLms)],
        more: page.next !== null || own.next !== null,
      };
    },
    refetchInterval: RENEWED_MILLIS * 2,
    retry: false,
  });
}

/** The last that were replayed or dropped. */
export function handled(service: Service) {
  return queryOptions({
    queryKey: ['operations', 'handled', service],
    queryFn: async ({ signal }) =>
      (await get<{ items: HandledMessage[] }>(`${SERVICES[service]}/operations/dead-letters/handled`, signal))
        .items,
    retry: false,
  });
}

/** The Google syncs that wait for somebody. */
export function stopped() {
  return queryOptions({
    queryKey: ['operations', 'stopped'],
    queryFn: async ({ signal }) =>
      (await get<{ items: Stopped[] }>('/api/ou-syncs/operations/stopped', signal)).items,
    refetchInterval: RENEWED_MILLIS * 4,
    retry: false,
  });
}

export async function replay(letter: Letter) {
  await fetchOrThrow(`${letter.path}/replay`, { method: 'POST' });
}

export async function drop(letter: Letter, reason: string) {
  await fetchOrThrow(`${letter.path}/drop`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ reason }),
  });
}
