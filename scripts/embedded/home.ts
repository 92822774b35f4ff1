import { join, resolve } from "node:path";

/** Folder of the project, with package.json in it. */
export const projectRoot = resolve(import.meta.dirname, "../..");

export type Home = { root: string; data: string; logs: string; jars: string };

/** The git-ignored folder of everything `npm start` fetches or writes; `WHEELHOUSE_HOME` moves it. */
export function wheelhouseHome(environment: NodeJS.ProcessEnv = process.env): Home {
  return homeAt(resolve(projectRoot, environment.WHEELHOUSE_HOME || ".wheelhouse"));
}

/** The same for a folder that is known already. */
export function homeAt(root: string): Home {
  return { root, data: join(root, "data"), logs: join(root, "logs"), jars: join(root, "kafka-4.3.1") };
}
