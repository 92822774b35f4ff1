import type { Metadata } from "next";
import { SignIn } from "#components/shell/sign-in.tsx";

export const metadata: Metadata = { title: "Sign in" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignInPage({ searchParams }: Props) {
  const { next } = await searchParams;
  return <SignIn next={typeof next === "string" ? next : null} />;
}
