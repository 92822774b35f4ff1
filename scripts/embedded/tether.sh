#!/bin/sh
# Usage: tether.sh command [argument …], as leader of a process group, with standard input a pipe held by the launcher.
# The command replaces this shell, so its process id is the one the launcher spawned. A watcher beside it reads the pipe:
# a line means "it ended, all is well"; end of file means the launcher died, kill -9 included, and the command must go.
exec 3<&0
(
  trap '' TERM
  if read -r _ <&3; then exit 0; fi
  kill -s TERM -- "-$$"
  for _ in 1 2 3; do
    kill -0 "$$" || break
    sleep 1
  done
  kill -s KILL -- "-$$"
) >/dev/null 2>&1 &
exec "$@" </dev/null 3<&-
