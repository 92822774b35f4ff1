import { setFlagsFromString } from "node:v8";

/** A regular expression with its fault, or ready. `position` counts characters from 0. */
export type CompiledRegex = { regex: RegExp } | { message: string; position: number | null };

let flagged = false;

/**
 * Compiles a pattern so that matching takes linear time: V8 goes over to its engine without backtracking when an ordinary
 * match backtracks too much. That engine knows neither look-around nor back-references nor the flag `i`: the first two are
 * refused, and for any case ASCII letters are written out as pairs.
 */
export function compileRegex(pattern: string, caseSensitive: boolean): CompiledRegex {
  if (!flagged) setFlagsFromString("--enable-experimental-regexp-engine-on-excessive-backtracks");
  flagged = true;
  try {
    new RegExp(pattern);
  } catch (error) {
    const message = error instanceof Error ? error.message.replace(/^Invalid regular expression: /, "") : "not valid";
    return { message: `Not a regular expression: ${message}`, position: null };
  }
  const out: string[] = [];
  let inClass = false;
  for (let at = 0; at < pattern.length;) {
    const rest = pattern.slice(at);
    if (!inClass && /^\(\?(?:<?[=!])/.test(rest)) {
      const message =
        "Look-ahead and look-behind are not available: they can take for ever. Use several filters instead.";
      return { message, position: at };
    }
    if (!inClass && /^\\(?:[1-9]|k<)/.test(rest))
      return { message: "Back-references are not available: they can take for ever.", position: at };
    // Escapes and names of groups stay as they are.
    const fixed = /^(?:\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|c[A-Za-z]|.)|\(\?<[^>]*>|\(\?:)/su.exec(rest)?.[0];
    if (fixed !== undefined && (fixed.startsWith("\\") || !inClass)) {
      out.push(fixed);
      at += fixed.length;
      continue;
    }
    const char = rest.charAt(0);
    if (inClass && !caseSensitive && /^[a-zA-Z]-[a-zA-Z]/.test(rest)) {
      out.push(rest.slice(0, 3), ...otherCase(rest.charCodeAt(0), rest.charCodeAt(2)));
      at += 3;
      continue;
    }
    if (!inClass && char === "[") inClass = true;
    else if (inClass && char === "]") inClass = false;
    if (!caseSensitive && /[a-zA-Z]/.test(char)) {
      const both = char.toLowerCase() + char.toUpperCase();
      out.push(inClass ? both : `[${both}]`);
    } else out.push(char);
    at += 1;
  }
  return { regex: new RegExp(out.join("")) };
}

/** The letters of a range in their other case, as ranges. */
function otherCase(first: number, last: number): string[] {
  const ranges: string[] = [];
  const overlap = (low: number, high: number, shift: number) => {
    const from = Math.max(first, low);
    const to = Math.min(last, high);
    if (from <= to) ranges.push(`${String.fromCharCode(from + shift)}-${String.fromCharCode(to + shift)}`);
  };
  overlap(0x41, 0x5a, 0x20);
  overlap(0x61, 0x7a, -0x20);
  return ranges;
}
