import type { Sync } from './api';

/** How a sync is, in the one word its admin should read first. */
export type Mood =
  | 'disconnected'
  | 'pausedByStaff'
  | 'paused'
  | 'reauthorize'
  | 'notLive'
  | 'trouble'
  | 'chooseUnits'
  | 'running'
  | 'held'
  | 'first'
  | 'good';

const TO_AUTHORIZE = new Set(['AUTHORIZATION_LOST', 'SCOPE_LOST', 'NOT_A_GOOGLE_ADMIN']);

/** What keeps it comes before what goes on, and that before what went well. */
export function moodOf(sync: Sync): Mood {
  const { trouble } = sync;
  if (trouble === 'PAUSED_BY_STAFF') {
    return 'pausedByStaff';
  }
  if (sync.authorizedAt === null) {
    return 'disconnected';
  }
  if (trouble === 'PAUSED_BY_ADMIN') {
    return 'paused';
  }
  if (trouble !== null && TO_AUTHORIZE.has(trouble)) {
    return 'reauthorize';
  }
  if (trouble === 'LICENSE_NOT_LIVE') {
    return 'notLive';
  }
  if (sync.units.length === 0) {
    return 'chooseUnits';
  }
  if (sync.lastRun !== null && sync.lastRun.endedAt === null) {
    return 'running';
  }
  if (trouble !== null) {
    return 'trouble';
  }
  if (sync.held > 0) {
    return 'held';
  }
  return sync.lastSuccessAt === null ? 'first' : 'good';
}

/** Whether it reads nothing until somebody does something. */
export function isStopped(mood: Mood): boolean {
  return mood === 'pausedByStaff' || mood === 'disconnected' || mood === 'paused' || mood === 'reauthorize';
}
