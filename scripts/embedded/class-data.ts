import { mkdir, mkdtemp, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Java } from "./java.ts";
import { classDataArchive } from "./jvm.ts";
import { startKafka } from "./kafka.ts";

/**
 * Makes the archive from which later JVMs map Kafka's classes instead of parsing them (JEP 350), by one start and stop
 * of a scratch broker at the lowest priority. Does nothing when it is there; `signal` ends it early.
 */
export async function createClassData(jars: string, java: Java, signal: AbortSignal): Promise<void> {
  const archive = classDataArchive(jars, java);
  if (await stat(archive).catch(() => null)) return;
  await mkdir(dirname(archive), { recursive: true });
  const scratch = await mkdtemp(join(dirname(archive), "scratch-"));
  try {
    const partial = join(scratch, "archive.jsa");
    const jvmArguments = [`-XX:ArchiveClassesAtExit=${partial}`, "-Xlog:cds=off", "-Xlog:cds+dynamic=off"];
    const kafka = await startKafka({ brokers: 1, dataDir: scratch, jars, java, jvmArguments, nice: true, signal });
    const kill = () => void kafka.kill();
    signal.addEventListener("abort", kill);
    if (signal.aborted) kill();
    await kafka.brokers[0]?.stop(60_000);
    signal.removeEventListener("abort", kill);
    if (!signal.aborted) await rename(partial, archive);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
