import { AppError, type FieldError } from "#lib/errors.ts";

/** Faults of an input as `validation-failed`: one is told in full, several are counted after `what` ("Nothing was created"). */
export function refusedInput(errors: FieldError[], what: string): AppError {
  const [first] = errors;
  const detail =
    errors.length === 1 && first !== undefined ? first.message : `${what}: ${errors.length} entries need correction.`;
  return new AppError("validation-failed", detail, { fields: errors });
}
