export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** Where an endpoint is. `path` is written as the folder under `app/` is: `/api/clusters/[cluster]/topics`. */
export type Address = { id: string; method: Method; path: `/api/${string}` };

/** Every endpoint's address: all of a contract that the browser needs at run time, so that a page loads no schemas to call one. */
export const addresses = {
  clusters: {
    list: at("clusters.list", "GET", "/api/clusters"),
    status: at("clusters.status", "GET", "/api/clusters/[cluster]/status"),
    overview: at("clusters.overview", "GET", "/api/clusters/[cluster]"),
    createSampleData: at("clusters.createSampleData", "POST", "/api/clusters/[cluster]/sample-data"),
  },
  topics: {
    list: at("topics.list", "GET", "/api/clusters/[cluster]/topics"),
    figures: at("topics.figures", "GET", "/api/clusters/[cluster]/topic-figures"),
    describe: at("topics.describe", "GET", "/api/clusters/[cluster]/topics/[topic]"),
    sizes: at("topics.sizes", "GET", "/api/clusters/[cluster]/topics/[topic]/sizes"),
    // Not below `topics/`: there it would hide a topic named `plan`.
    planCreate: at("topics.planCreate", "POST", "/api/clusters/[cluster]/topic-plans"),
    create: at("topics.create", "POST", "/api/clusters/[cluster]/topics"),
    planDelete: at("topics.planDelete", "GET", "/api/clusters/[cluster]/topics/[topic]/deletion"),
    delete: at("topics.delete", "DELETE", "/api/clusters/[cluster]/topics/[topic]"),
  },
  topicConfigs: {
    list: at("topicConfigs.list", "GET", "/api/clusters/[cluster]/topics/[topic]/config"),
    plan: at("topicConfigs.plan", "POST", "/api/clusters/[cluster]/topics/[topic]/config/plan"),
    alter: at("topicConfigs.alter", "PATCH", "/api/clusters/[cluster]/topics/[topic]/config"),
  },
  topicPartitions: {
    plan: at("topicPartitions.plan", "POST", "/api/clusters/[cluster]/topics/[topic]/partitions/plan"),
    create: at("topicPartitions.create", "POST", "/api/clusters/[cluster]/topics/[topic]/partitions"),
  },
  records: {
    list: at("records.list", "GET", "/api/clusters/[cluster]/topics/[topic]/records"),
    get: at("records.get", "GET", "/api/clusters/[cluster]/topics/[topic]/records/[partition]/[offset]"),
    produce: at("records.produce", "POST", "/api/clusters/[cluster]/topics/[topic]/records"),
  },
  recordSearch: {
    run: at("recordSearch.run", "POST", "/api/clusters/[cluster]/topics/[topic]/search"),
    preview: at("recordSearch.preview", "POST", "/api/clusters/[cluster]/topics/[topic]/search/preview"),
    checkFilter: at("recordSearch.checkFilter", "POST", "/api/clusters/[cluster]/topics/[topic]/search/check"),
    sameKey: at(
      "recordSearch.sameKey",
      "POST",
      "/api/clusters/[cluster]/topics/[topic]/records/[partition]/[offset]/same-key",
    ),
    explain: at("recordSearch.explain", "POST", "/api/clusters/[cluster]/topics/[topic]/search/explain"),
  },
  backgroundSearches: {
    start: at("backgroundSearches.start", "POST", "/api/clusters/[cluster]/topics/[topic]/background-searches"),
    list: at("backgroundSearches.list", "GET", "/api/clusters/[cluster]/topics/[topic]/background-searches"),
    describe: at("backgroundSearches.describe", "GET", "/api/clusters/[cluster]/background-searches/[search]"),
    rows: at("backgroundSearches.rows", "GET", "/api/clusters/[cluster]/background-searches/[search]/rows"),
    resume: at("backgroundSearches.resume", "POST", "/api/clusters/[cluster]/background-searches/[search]/resume"),
    remove: at("backgroundSearches.remove", "DELETE", "/api/clusters/[cluster]/background-searches/[search]"),
  },
  recordTail: {
    watch: at("recordTail.watch", "POST", "/api/clusters/[cluster]/tail"),
  },
  recordHistogram: {
    read: at("recordHistogram.read", "GET", "/api/clusters/[cluster]/topics/[topic]/histogram"),
  },
  recordExport: {
    prepare: at("recordExport.prepare", "POST", "/api/clusters/[cluster]/topics/[topic]/export"),
    fetch: at("recordExport.fetch", "GET", "/api/clusters/[cluster]/topics/[topic]/export/[ticket]"),
    progress: at("recordExport.progress", "GET", "/api/clusters/[cluster]/topics/[topic]/export/[ticket]/progress"),
    stop: at("recordExport.stop", "DELETE", "/api/clusters/[cluster]/topics/[topic]/export/[ticket]"),
    run: at("recordExport.run", "GET", "/api/clusters/[cluster]/topics/[topic]/export"),
  },
  groups: {
    list: at("groups.list", "GET", "/api/clusters/[cluster]/groups"),
    describe: at("groups.describe", "GET", "/api/clusters/[cluster]/groups/[group]"),
    watchLag: at("groups.watchLag", "GET", "/api/clusters/[cluster]/groups/[group]/lag"),
  },
  testClients: {
    start: at("testClients.start", "POST", "/api/clusters/[cluster]/test-clients"),
  },
  schemas: {
    list: at("schemas.list", "GET", "/api/clusters/[cluster]/schemas"),
    summarise: at("schemas.summarise", "POST", "/api/clusters/[cluster]/schema-summaries"),
    describe: at("schemas.describe", "GET", "/api/clusters/[cluster]/schemas/[subject]"),
    version: at("schemas.version", "GET", "/api/clusters/[cluster]/schemas/[subject]/versions/[version]"),
    check: at("schemas.check", "POST", "/api/clusters/[cluster]/schemas/[subject]/check"),
    register: at("schemas.register", "POST", "/api/clusters/[cluster]/schemas/[subject]/versions"),
    planDelete: at("schemas.planDelete", "GET", "/api/clusters/[cluster]/schemas/[subject]/deletion"),
    delete: at("schemas.delete", "DELETE", "/api/clusters/[cluster]/schemas/[subject]"),
  },
  jobs: {
    list: at("jobs.list", "GET", "/api/jobs"),
    cancel: at("jobs.cancel", "POST", "/api/jobs/[job]/cancel"),
    watch: at("jobs.watch", "GET", "/api/jobs/events"),
  },
  audit: {
    list: at("audit.list", "GET", "/api/audit"),
  },
  views: {
    list: at("views.list", "GET", "/api/views"),
    create: at("views.create", "POST", "/api/views"),
    replace: at("views.replace", "PUT", "/api/views/[view]"),
    remove: at("views.remove", "DELETE", "/api/views/[view]"),
  },
  session: {
    read: at("session.read", "GET", "/api/session"),
    signIn: at("session.signIn", "POST", "/api/session"),
    signOut: at("session.signOut", "DELETE", "/api/session"),
  },
};

function at(id: string, method: Method, path: Address["path"]): Address {
  return { id, method, path };
}
