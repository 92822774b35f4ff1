# The console alone; compose.yml puts a Kafka beside it. Built once here, so that the container only serves.
FROM node:24.21.0-bookworm-slim AS build
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev --no-audit --no-fund
COPY . .
RUN node scripts/build.ts \
  && npm prune --omit=dev --no-audit --no-fund \
  # The image brings its own Node, and the caches serve a next build only.
  && rm -rf node_modules/node .next/cache .wheelhouse

FROM node:24.21.0-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production \
  NEXT_TELEMETRY_DISABLED=1 \
  WHEELHOUSE_HOST=0.0.0.0 \
  WHEELHOUSE_PORT=9021 \
  WHEELHOUSE_HOME=/data
COPY --from=build --chown=root:root /app /app
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 9021
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s --retries=6 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:9021/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["scripts/serve.sh"]
