import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { jobs } from "#lib/client/endpoints.ts";
import { request } from "#lib/client/request.ts";

export const jobKeys = { list: () => [jobs.list.id] as const };

export const jobQueries = {
  /** The first answer; `useJobStream` keeps the entry current afterwards. */
  list: () =>
    queryOptions({
      queryKey: jobKeys.list(),
      queryFn: ({ signal }) => request(jobs.list, { params: {}, query: {}, signal }),
    }),
};

export const jobMutations = {
  cancel: () =>
    mutationOptions({
      mutationFn: (job: string) => request(jobs.cancel, { params: { job }, query: {}, body: {} }),
      onSuccess: (_data, _job, _result, { client }) => client.invalidateQueries({ queryKey: jobKeys.list() }),
    }),
};
