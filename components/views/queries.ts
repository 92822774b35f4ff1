import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { views, type ContractOf } from "#lib/client/endpoints.ts";
import { request } from "#lib/client/request.ts";
import type { BodyInput } from "#lib/contracts/endpoint.ts";

const key = (scope: string) => [views.list.id, scope] as const;

export const viewQueries = {
  list: (scope: string) =>
    queryOptions({
      queryKey: key(scope),
      queryFn: ({ signal }) => request(views.list, { query: { scope }, signal }),
      staleTime: 60_000,
    }),
};

export const viewMutations = {
  create: (scope: string) =>
    mutationOptions({
      mutationFn: (body: Omit<BodyInput<ContractOf<typeof views.create>>, "scope">) =>
        request(views.create, { body: { ...body, scope } }),
      onSuccess: (_data, _input, _result, { client }) => client.invalidateQueries({ queryKey: key(scope) }),
    }),
  replace: (scope: string) =>
    mutationOptions({
      mutationFn: ({ view, body }: { view: string; body: BodyInput<ContractOf<typeof views.replace>> }) =>
        request(views.replace, { params: { view }, body }),
      onSettled: (_data, _error, _input, _result, { client }) => client.invalidateQueries({ queryKey: key(scope) }),
    }),
  remove: (scope: string) =>
    mutationOptions({
      mutationFn: (view: string) => request(views.remove, { params: { view } }),
      onSettled: (_data, _error, _input, _result, { client }) => client.invalidateQueries({ queryKey: key(scope) }),
    }),
};
