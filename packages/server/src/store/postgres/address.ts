import { StoreError } from '../errors.ts';

/** Where an archive on Postgres is. */
export interface Address {
  /** A connection string for each server that may answer, the preferred first. They hold the password. */
  readonly servers: readonly string[];
  /** The schema that holds the archive, so that one database can hold several. */
  readonly schema: string;
  /** What people are shown: everything but secrets. */
  readonly shown: string;
}

const SCHEME = /^postgres(?:ql)?:\/\//;
const DEFAULT_SCHEMA = 'public';

/** Whether an archive is on a server; else it is a file. */
export function isServer(archive: string): boolean {
  return SCHEME.test(archive);
}

/**
 * Reads `postgres://user:password@host:port,host:port/database?schema=name`. Several hosts are tried in turn, as libpq
 * does; what else stands behind the question mark (`sslmode`, `application_name`) goes to the driver.
 * @throws StoreError
 */
export function parseAddress(archive: string): Address {
  const [, authority = '', path = '', query = ''] = /^[a-z]+:\/\/([^/?]*)([^?]*)(?:\?(.*))?$/s.exec(archive) ?? [];
  // An unencoded sign in a password would make the rest of it look like a host, to be shown in messages.
  if (/[@:]/.test(path) || query.includes('@') || authority.split('@').length > 2) {
    throw new StoreError(
      'NOT_ALLOWED',
      "The archive's address can't be read: in user and password, write @ as %40, / as %2F, ? as %3F and : as %3A.",
    );
  }
  const at = authority.lastIndexOf('@');
  const [credentials, hosts] = [authority.slice(0, at + 1), authority.slice(at + 1)];
  const options = new URLSearchParams(query);
  const schema = options.get('schema') ?? DEFAULT_SCHEMA;
  options.delete('schema');
  const rest = options.size > 0 ? `?${options}` : '';
  const user = credentials.replace(/[:@].*$/s, '');
  return {
    servers: hosts.split(',').map((host) => `postgres://${credentials}${host}${path}${rest}`),
    schema,
    shown: `postgres://${user === '' ? '' : `${user}@`}${hosts}${path}${schema === DEFAULT_SCHEMA ? '' : `?schema=${schema}`}`,
  };
}
