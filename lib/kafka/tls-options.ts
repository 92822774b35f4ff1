import { isIP } from "node:net";
import type { TlsConfig } from "#lib/config/types.ts";

/** A part of Node's `tls.ConnectionOptions`, as plain data. */
export type BrokerTls = {
  ca?: string;
  cert?: string;
  key?: string;
  pfx?: Buffer;
  passphrase?: string;
  servername?: string;
  rejectUnauthorized: boolean;
};

/** TLS options of Node for one broker; SNI only for names, as RFC 6066 has no addresses in it. */
export function tlsOptions(tls: TlsConfig, host: string): BrokerTls {
  const servername = tls.servername ?? (isIP(host) === 0 ? host : undefined);
  return {
    ...(tls.ca === null ? {} : { ca: tls.ca }),
    ...(tls.cert === null ? {} : { cert: tls.cert }),
    ...(tls.key === null ? {} : { key: tls.key }),
    ...(tls.pfx === null ? {} : { pfx: tls.pfx }),
    ...(tls.passphrase === null ? {} : { passphrase: tls.passphrase }),
    ...(servername === undefined ? {} : { servername }),
    rejectUnauthorized: tls.verify,
  };
}
