import { join } from "node:path";
import type { Java } from "./java.ts";

/** Flags of every JVM we start: quick to start, small, one thread of garbage collection. */
export const jvmFlags = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"];

/** Where the class-data archive of these jars for this Java lies, or would lie. */
export function classDataArchive(jars: string, java: Java): string {
  return join(`${jars}-classes`, `java-${java.version.replaceAll(/[^\w.+-]/g, "_")}.jsa`);
}
