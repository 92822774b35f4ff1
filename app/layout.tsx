import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { preload } from "react-dom";
import { parsePreferences, preferencesCookie } from "#components/shared/preferences.ts";
import { Providers } from "#components/shell/providers.tsx";
import { Shell } from "#components/shell/shell.tsx";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Wheelhouse", template: "%s · Wheelhouse" },
  description: "Web console for Apache Kafka",
  icons: { icon: "/mark.svg" },
  robots: { index: false, follow: false },
};

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

/** Runs before the first paint, only where the person follows the system: the server cannot know its scheme. */
const followSystem =
  'document.documentElement.dataset.theme=matchMedia("(prefers-color-scheme: dark)").matches?"dark":"light"';

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Reading the headers makes every page dynamic, so that each carries the nonce of its own answer.
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  const preferences = parsePreferences((await cookies()).get(preferencesCookie)?.value);
  const system = preferences.theme === "system";
  preload("/fonts/inter-latin-wght-normal.woff2", { as: "font", type: "font/woff2", crossOrigin: "anonymous" });
  return (
    <html lang="en" data-theme={system ? undefined : preferences.theme} suppressHydrationWarning>
      <head>
        {system ? (
          <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: followSystem }} />
        ) : null}
      </head>
      <body>
        <Providers preferences={preferences}>
          <Shell>{children}</Shell>
        </Providers>
      </body>
    </html>
  );
}
