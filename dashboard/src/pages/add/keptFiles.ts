/** The files sent from this tab, so that a preview that no longer holds can be made anew without choosing the file again. */
const kept = new Map<string, File>();
const MOST_KEPT = 3;

export function keepFile(batchId: string, file: File) {
  kept.set(batchId, file);
  for (const oldest of [...kept.keys()].slice(0, -MOST_KEPT)) {
    kept.delete(oldest);
  }
}

export function keptFile(batchId: string) {
  return kept.get(batchId);
}
