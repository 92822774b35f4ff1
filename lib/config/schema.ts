import { environment } from "#lib/contracts/clusters.ts";
import { z } from "#lib/contracts/zod.ts";

/** Text from a variable or `${env:…}` stands in for true and false. */
const flag = z.preprocess(
  (value) => (value === "true" ? true : value === "false" ? false : value),
  z.boolean().optional(),
);

const port = z.preprocess(
  (value) => (typeof value === "string" && /^\d{1,5}$/.test(value) ? Number(value) : value),
  z.number().int().min(0).max(65_535).optional(),
);

/** Whole hours, at most a year. */
const hours = z.preprocess(
  (value) => (typeof value === "string" && /^\d{1,4}$/.test(value) ? Number(value) : value),
  z.number().int().min(1).max(8_760).optional(),
);

/** A list, or one text with commas. */
const list = (value: unknown) =>
  typeof value === "string"
    ? value
        .split(",")
        .map((item) => item.trim())
        .filter((item) => item !== "")
    : value;

const text = z.string().min(1);

/** `true` is TLS with the defaults, `false` none. */
const tls = z.preprocess(
  (value) => (value === true || value === "true" ? {} : value === false || value === "false" ? null : value),
  z
    .strictObject({
      ca: text.optional(),
      caPassphrase: text.optional(),
      cert: text.optional(),
      key: text.optional(),
      pkcs12: text.optional(),
      passphrase: text.optional(),
      servername: text.optional(),
      verify: flag,
    })
    .nullable()
    .optional(),
);

const saslMechanism = z.enum(["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512", "OAUTHBEARER"]);

const sasl = z.strictObject({
  mechanism: saslMechanism,
  username: text.optional(),
  password: text.optional(),
  tokenEndpoint: text.optional(),
  clientId: text.optional(),
  clientSecret: text.optional(),
  scope: text.optional(),
  extensions: z.record(z.string(), z.string()).optional(),
});

const httpService = {
  url: text,
  username: text.optional(),
  password: text.optional(),
  token: text.optional(),
  tls,
};

const schemaRegistry = z.strictObject(httpService);
const connect = z.strictObject({ name: text.optional(), ...httpService });

const cluster = z.strictObject({
  id: z
    .string()
    .max(64)
    .regex(
      /^[A-Za-z0-9][A-Za-z0-9._-]*$/,
      "may hold letters, digits, dot, underscore and hyphen, and begins with a letter or digit",
    ),
  name: text.max(100).optional(),
  environment: environment.default("development"),
  readOnly: flag,
  bootstrap: z.preprocess(list, z.array(z.string()).min(1)),
  properties: text.optional(),
  tls,
  sasl: sasl.optional(),
  schemaRegistry: schemaRegistry.optional(),
  connect: z.array(connect).optional(),
});

const consoleSettings = z.strictObject({
  host: text.optional(),
  port,
  password: text.optional(),
  token: text.optional(),
  allowedHosts: z.preprocess(list, z.array(z.string()).optional()),
  home: text.optional(),
  keepSearchesHours: hours,
  logLevel: z.enum(["debug", "info", "warn", "error"]).optional(),
});

/** Everything that may stand in `wheelhouse.yaml`; variables and Java properties are turned into the same shape first. */
export const configSchema = z.strictObject({
  console: consoleSettings.optional(),
  clusters: z.array(cluster).optional(),
});

export const parts = { cluster, tls, sasl, schemaRegistry, connect, console: consoleSettings };

export type TlsInput = NonNullable<z.output<typeof tls>>;
export type SaslInput = z.output<typeof sasl>;
export type HttpServiceInput = z.output<typeof connect>;
export type ConsoleInput = z.output<typeof consoleSettings>;
