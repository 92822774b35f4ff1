#!/bin/sh
# Runs the launcher with what keeps the console small and its second start quick. What is set here must be known before
# the process begins: glibc otherwise keeps the memory of every large read, Node strips the types of each file anew.
cd "$(dirname "$0")/.." || exit 1
node=node_modules/node/bin/node
[ -x "$node" ] || node=node
export MALLOC_ARENA_MAX=2 MALLOC_TRIM_THRESHOLD_=131072 MALLOC_MMAP_THRESHOLD_=65536
export NODE_COMPILE_CACHE="${WHEELHOUSE_HOME:-.wheelhouse}/node-compile-cache"
# kafkajs asks for timers in the past, which Node 24 warns of.
exec "$node" --disable-warning=ExperimentalWarning --disable-warning=TimeoutNegativeWarning \
  --max-semi-space-size=8 scripts/launch.ts "$@"
