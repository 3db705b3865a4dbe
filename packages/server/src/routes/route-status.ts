import { isRead, type Route, refuseMethod } from './route.ts';

/** Whether the process runs at all: `/health`. It asks nothing of the archive. */
export function routeHealth(): Route {
  return (visit) => answerStatus(visit, '/health', () => true);
}

/** Whether it is worth sending requests here: `/ready`. No while it closes down, or while the archive can't be read. */
export function routeReady(isReady: () => boolean | Promise<boolean>): Route {
  return (visit) => answerStatus(visit, '/ready', isReady);
}

async function answerStatus(
  visit: Parameters<Route>[0],
  path: string,
  isWell: () => boolean | Promise<boolean>,
): Promise<Response | undefined> {
  if (visit.path !== path) return undefined;
  if (!isRead(visit)) return refuseMethod();
  const well = await asks(isWell);
  return Response.json({ status: well ? 'ok' : 'unavailable' }, { status: well ? 200 : 503 });
}

async function asks(question: () => boolean | Promise<boolean>): Promise<boolean> {
  try {
    return await question();
  } catch {
    return false;
  }
}
