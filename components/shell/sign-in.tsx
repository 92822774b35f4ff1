"use client";

import { useMutation } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Mark } from "./mark.tsx";
import { shellMutations } from "./queries.ts";

/** Only a path of this console: `//host` and `/\host` would leave it. */
function safeNext(next: string | null): string {
  return next !== null && /^\/(?![/\\])/.test(next) && !next.startsWith("/sign-in") ? next : "/";
}

/** Asks for the console's password or token, then goes on to `next`. */
export function SignIn({ next }: { next: string | null }) {
  const [secret, setSecret] = useState("");
  const [missing, setMissing] = useState(false);
  const signIn = useMutation({
    ...shellMutations.signIn(),
    // A full load: the new session is in a cookie, and the server draws the page for it.
    onSuccess: () => window.location.assign(safeNext(next)),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(secret === "");
    if (secret !== "") signIn.mutate(secret);
  };
  const refused = signIn.error ? signIn.error.message : null;
  return (
    <main className="grid min-h-dvh place-items-center p-4">
      <form noValidate onSubmit={submit} className="w-80 max-w-full">
        <h1 className="flex items-center gap-2 text-lg font-semibold tracking-tight">
          <Mark />
          Wheelhouse
        </h1>
        <p className="mt-1 mb-5 text-ink-2">Sign in with the password or token of this console.</p>
        <Field
          label="Password or token"
          error={missing ? "Type the password or token first." : refused}
          hint="It was set where the console was started."
        >
          <Input
            autoFocus
            type="password"
            name="secret"
            autoComplete="current-password"
            value={secret}
            onChange={(event) => {
              setSecret(event.target.value);
              setMissing(false);
            }}
          />
        </Field>
        <Button type="submit" variant="primary" busy={signIn.isPending || signIn.isSuccess} className="mt-4 w-full">
          Sign in
        </Button>
      </form>
    </main>
  );
}
