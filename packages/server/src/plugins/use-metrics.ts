import { createRequire } from 'node:module';
import type { Plugin } from 'graphql-yoga';
import { isErrorCode } from '../errors.ts';
import { isRead, type Route, refuseMethod } from '../routes/route.ts';

type Prometheus = typeof import('prom-client');

const require = createRequire(import.meta.url);

/** Counts an answer by its status; null where another takes the request on. */
type EndMetrics = (status: number | null) => void;

export interface Metrics {
  /** `/metrics`, in the text format of Prometheus. */
  readonly route: Route;
  readonly plugin: Plugin<Record<never, never>, { endMetrics?: EndMetrics }>;
  /** Counts a request that has arrived. */
  readonly begin: () => EndMetrics;
}

/**
 * Counts requests by status, errors by code, and how long answers take. Labels come from closed lists: what clients
 * write, such as paths and names of operations, would grow without end.
 */
export function createMetrics(): Metrics {
  // Few ask for metrics, and all others start sooner without.
  const { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } = require('prom-client') as Prometheus;
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'sourcebook_http_requests_total',
    help: 'Answered requests.',
    labelNames: ['status'],
    registers,
  });
  const errors = new Counter({
    name: 'sourcebook_graphql_errors_total',
    help: 'Errors in answers.',
    labelNames: ['code'],
    registers,
  });
  const waiting = new Gauge({
    name: 'sourcebook_http_requests_waiting',
    help: 'Requests not yet answered.',
    registers,
  });
  const seconds = new Histogram({
    name: 'sourcebook_http_request_seconds',
    help: 'From a request to its answer.',
    buckets: [0.001, 0.005, 0.025, 0.1, 0.5, 2.5, 10],
    registers,
  });
  function begin(): EndMetrics {
    const startedAt = performance.now();
    waiting.inc();
    return (status) => {
      waiting.dec();
      if (status === null) return;
      requests.inc({ status: String(status) });
      seconds.observe((performance.now() - startedAt) / 1000);
    };
  }
  return {
    route: async (visit) => {
      if (visit.path !== '/metrics') return undefined;
      if (!isRead(visit)) return refuseMethod();
      return new Response(await registry.metrics(), { headers: { 'content-type': registry.contentType } });
    },
    begin,
    plugin: {
      onRequest({ serverContext }) {
        Object.assign(serverContext, { endMetrics: begin() });
      },
      onResultProcess({ result }) {
        if (!('errors' in result)) return;
        for (const { extensions } of result.errors ?? []) {
          const code = extensions?.code;
          if (isErrorCode(code)) errors.inc({ code });
        }
      },
      onResponse({ response, serverContext: { endMetrics } }) {
        endMetrics?.(response.status);
      },
    },
  };
}
