/** What stands in the queue: batches of captures to be added, and settling. */
export const JOBS = { add: 'add', settle: 'settle' } as const;

/** Times that a job is tried, the pauses between growing from 3 seconds to 18 minutes: half an hour in all. */
export const ATTEMPTS = 8;

/** Which captures a job adds: the key of their batch, which is the job's key too. */
export interface AddPayload {
  readonly batch: string;
}

/** Settling waits until no batch is ready to be added. */
export const SETTLE = {
  jobKey: JOBS.settle,
  // The one that is there stays where it is; one that runs gets a successor, which looks at what came in since.
  jobKeyMode: 'preserve_run_at',
  queueName: JOBS.settle,
  priority: 10,
  maxAttempts: ATTEMPTS,
} as const;
