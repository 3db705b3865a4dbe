import type { Engine } from './engine.ts';

/** Told when a transaction waits for another process that writes, and when it goes on. */
export interface Waits {
  begin(): void;
  end(): void;
}

/** Shorter waits are over before a person has read of them. */
const NOTICED_MS = 500;

/** An engine whose transactions tell that they wait. */
export function announceWaits<E extends Engine>(engine: E, waits: Waits): E {
  const transaction = engine.transaction.bind(engine);
  engine.transaction = async (work) => {
    let isWaiting = false;
    const timer = setTimeout(() => {
      isWaiting = true;
      waits.begin();
    }, NOTICED_MS);
    const goOn = (): void => {
      clearTimeout(timer);
      if (isWaiting) waits.end();
      isWaiting = false;
    };
    try {
      return await transaction(() => {
        goOn();
        return work();
      });
    } finally {
      goOn();
    }
  };
  return engine;
}
