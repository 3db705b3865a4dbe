import { createHash, timingSafeEqual } from 'node:crypto';
import { type Guard, refuse } from './route.ts';

/** Lets only those pass who send `Authorization: Bearer` and the token. */
export function requireToken(token: string): Guard {
  const expected = digest(token);
  return (visit) => {
    const given = /^Bearer +(.*)$/i.exec(visit.header('authorization') ?? '')?.[1] ?? '';
    // Digests are equally long whatever was sent, so the comparison says nothing by the time it takes.
    if (timingSafeEqual(digest(given), expected)) return undefined;
    return refuse('UNAUTHENTICATED', 'This server asks for a token: send the header "Authorization: Bearer …".', {
      'www-authenticate': 'Bearer',
    });
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
