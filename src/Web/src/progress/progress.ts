import type { ProgressEvent } from '../api/types';

export interface DatasetProgress {
  dataset: string;
  outcome: string;
  reason?: string | null;
  rows: number;
}

export interface InstitutionProgress {
  institution: string;
  name: string;
  /** working until institution-done names the outcome. */
  outcome: string | null;
  reason?: string | null;
  rows: number;
  done: number;
  planned: number;
  datasets: DatasetProgress[];
}

export interface Progress {
  lastSequence: number;
  institutions: InstitutionProgress[];
  latest: ProgressEvent | null;
  viewUpdates: number;
  finished: boolean;
}

export const noProgress: Progress = { lastSequence: -1, institutions: [], latest: null, viewUpdates: 0, finished: false };

/** Folds one event in. A reconnect may repeat events; what was seen is not counted twice. */
export function withEvent(progress: Progress, event: ProgressEvent): Progress {
  if (event.sequence <= progress.lastSequence) return progress;
  const next = { ...progress, lastSequence: event.sequence };
  switch (event.kind) {
    case 'institution-started':
      return { ...next, institutions: changed(progress, event, institution => ({ ...institution, planned: event.planned })) };
    case 'dataset':
      return { ...next, latest: event, institutions: changed(progress, event, institution => withDataset(institution, event)) };
    case 'institution-done':
      return {
        ...next,
        institutions: changed(progress, event, institution => ({
          ...institution,
          outcome: event.outcome ?? 'fetched',
          reason: event.reason,
          rows: event.rows,
          done: event.done,
          planned: event.planned,
        })),
      };
    case 'view-updated':
      return { ...next, viewUpdates: progress.viewUpdates + 1 };
    case 'run-done':
      return { ...next, finished: true };
    default:
      return next;
  }
}

/** True counts only: how many were asked, have answered well, have failed, and are awaited. */
export function counts({ institutions, finished }: Pick<Progress, 'institutions' | 'finished'>) {
  const total = institutions.length;
  const failed = institutions.filter(({ outcome }) => outcome !== null && !hasArrived(outcome)).length;
  const arrived = institutions.filter(({ outcome }) => outcome !== null && hasArrived(outcome)).length;
  return { total, arrived, failed, waiting: finished ? 0 : total - arrived - failed };
}

export function hasArrived(outcome: string) {
  return outcome === 'fetched' || outcome === 'unchanged';
}

function changed({ institutions }: Progress, event: ProgressEvent, change: (institution: InstitutionProgress) => InstitutionProgress) {
  const known = institutions.some(({ institution }) => institution === event.institution);
  const all = known ? institutions : [...institutions, begun(event)];
  return all.map(institution => (institution.institution === event.institution ? change(institution) : institution));
}

function begun(event: ProgressEvent): InstitutionProgress {
  return {
    institution: event.institution ?? '',
    name: event.institutionName ?? event.institution ?? '',
    outcome: null,
    rows: 0,
    done: 0,
    planned: event.planned,
    datasets: [],
  };
}

/** A dataset is asked once per account, so its rows add up and its worst outcome stands. */
function withDataset(institution: InstitutionProgress, event: ProgressEvent): InstitutionProgress {
  const dataset = event.dataset ?? '';
  const before = institution.datasets.find(other => other.dataset === dataset);
  const outcome = event.outcome ?? 'fetched';
  const next: DatasetProgress = {
    dataset,
    rows: (before?.rows ?? 0) + event.rows,
    outcome: before && !hasArrived(before.outcome) ? before.outcome : outcome,
    reason: before?.reason ?? event.reason,
  };
  return {
    ...institution,
    rows: institution.rows + event.rows,
    done: Math.max(institution.done, event.done),
    planned: Math.max(institution.planned, event.planned),
    datasets: before ? institution.datasets.map(other => (other === before ? next : other)) : [...institution.datasets, next],
  };
}
