import type { NextConfig } from "next";

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // The launcher checks types on its own; a build that repeats it costs a newcomer ten seconds.
  typescript: { ignoreBuildErrors: true },
  // Native, wasm or worker-carrying packages stay plain node modules; the last three would be bundled into each route anew.
  serverExternalPackages: [
    "@platformatic/kafka",
    "kafkajs",
    "pino",
    "prom-client",
    "protobufjs",
    "node-forge",
    "yaml",
    "zod",
  ],
};

export default config;
