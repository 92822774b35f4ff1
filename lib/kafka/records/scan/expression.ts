import { isUtf8 } from "node:buffer";
import {
  Environment,
  EvaluationError,
  ParseError,
  TypeError as CelTypeError,
  type ASTNode,
} from "@marcbachmann/cel-js";
import { someHeader, timestampOf, type Batch, type RecordView } from "./batch-walk.ts";
import { NotJsonError, parseExact, type CelValue, type Projection } from "./exact-json.ts";
import { jsonNeedle, type Needle } from "./needle.ts";

export type ExpressionTest = {
  needle: Needle | null;
  /** Throws with words when the record cannot be evaluated; a missing field is false, not an error. */
  matches: (body: Buffer, batch: Batch, view: RecordView, partition: number) => boolean;
};
export type ExpressionFault = { message: string; position: number | null };

let environment: Environment | null = null;

function celEnvironment(): Environment {
  environment ??= new Environment({ homogeneousAggregateLiterals: false })
    .registerVariable("key", "dyn")
    .registerVariable("value", "dyn")
    .registerVariable("headers", "map<string, dyn>")
    .registerVariable("partition", "int")
    .registerVariable("offset", "int")
    .registerVariable("timestamp", "int");
  return environment;
}

/** Makes a CEL expression ready to run, or says what is wrong with it and where. */
export function compileExpression(source: string): ExpressionTest | ExpressionFault {
  let parsed: ReturnType<Environment["parse"]>;
  try {
    parsed = celEnvironment().parse(source);
    const checked = parsed.check();
    if (!checked.valid) return faultOf(checked.error);
    if (checked.type !== "bool" && checked.type !== "dyn")
      return { message: `The expression gives ${checked.type}, not true or false.`, position: null };
  } catch (error) {
    return faultOf(error);
  }
  const uses: Uses = { key: undefined, value: undefined, names: new Set() };
  collectUses(parsed.ast, uses);
  const context: Record<string, unknown> = {};
  return {
    needle: longest(conjuncts(parsed.ast).map(needleOf)),
    matches(body, batch, view, partition) {
      if (uses.value !== undefined) context.value = payload(body, view.valueStart, view.valueLength, uses.value);
      if (uses.key !== undefined) context.key = payload(body, view.keyStart, view.keyLength, uses.key);
      if (uses.names.has("headers")) context.headers = headersOf(body, view);
      if (uses.names.has("partition")) context.partition = BigInt(partition);
      if (uses.names.has("offset")) context.offset = batch.baseOffset + BigInt(view.delta);
      if (uses.names.has("timestamp")) context.timestamp = timestampOf(body, batch, view);
      try {
        const result: unknown = parsed(context);
        if (typeof result === "boolean") return result;
      } catch (error) {
        if (!(error instanceof EvaluationError)) throw error;
        if (error.code === "no_such_key" || error.code === "index_out_of_bounds") return false;
        throw new Error(error.summary, { cause: error });
      }
      throw new Error("The expression gave neither true nor false.");
    },
  };
}

function faultOf(error: unknown): ExpressionFault {
  if (error instanceof ParseError || error instanceof CelTypeError || error instanceof EvaluationError)
    return { message: `${error.summary.replace(/\.$/, "")}.`, position: error.range?.start ?? null };
  return { message: "The expression cannot be read.", position: null };
}

/** JSON as values, other text as text, all else as bytes; null stays null. */
function payload(body: Buffer, start: number, length: number, projection: Projection | null): CelValue | Uint8Array {
  if (length < 0) return null;
  if (length > 0) {
    try {
      return parseExact(body, start, start + length, projection);
    } catch (error) {
      if (!(error instanceof NotJsonError)) throw error;
    }
  }
  const bytes = body.subarray(start, start + length);
  return isUtf8(bytes) ? bytes.toString("utf8") : bytes;
}

/** Of a repeated header the last counts. */
function headersOf(body: Buffer, view: RecordView): Record<string, CelValue | Uint8Array> {
  const headers: Record<string, CelValue | Uint8Array> = {};
  someHeader(body, view, ({ keyStart, keyLength, valueStart, valueLength }) => {
    const name = body.toString("utf8", keyStart, keyStart + keyLength);
    const bytes = valueLength < 0 ? null : body.subarray(valueStart, valueStart + valueLength);
    const value = bytes === null ? null : isUtf8(bytes) ? bytes.toString("utf8") : bytes;
    Object.defineProperty(headers, name, { value, enumerable: true, configurable: true, writable: true });
    return false;
  });
  return headers;
}

/** What an expression reads of key and value (undefined is nothing, null all of it), and the names it has. */
type Uses = { key: Projection | null | undefined; value: Projection | null | undefined; names: Set<string> };

function collectUses(node: ASTNode, uses: Uses): void {
  const chain = chainOf(node);
  if (chain !== null) {
    uses.names.add(chain.root);
    if (chain.root === "key" || chain.root === "value")
      uses[chain.root] = withPath(uses[chain.root], chain.names, uses[chain.root] === undefined);
    return;
  }
  for (const child of childrenOf(node)) collectUses(child, uses);
}

type Chain = { root: string; names: string[] };

/** `value.a["b"]` as root and names; null when the node is none, or steps by anything but a literal name. */
function chainOf(node: ASTNode): Chain | null {
  if (node.op === "id") return { root: node.args, names: [] };
  if (node.op === ".") {
    const inner = chainOf(node.args[0]);
    return inner === null ? null : { root: inner.root, names: [...inner.names, node.args[1]] };
  }
  if (node.op === "[]") {
    const name = literalText(node.args[1]);
    const inner = name === null ? null : chainOf(node.args[0]);
    return inner === null || name === null ? null : { root: inner.root, names: [...inner.names, name] };
  }
  return null;
}

function withPath(known: Projection | null | undefined, names: readonly string[], first: boolean): Projection | null {
  const [name, ...rest] = names;
  // All of it is wanted already, or now.
  if (name === undefined || (known === null && !first)) return null;
  const projection: Projection = known ?? new Map();
  const entry = projection.get(name);
  const inner = withPath(entry?.inner, rest, entry === undefined);
  projection.set(name, { name, bytes: Buffer.from(name), inner });
  return projection;
}

function childrenOf(node: ASTNode): ASTNode[] {
  const found: ASTNode[] = [];
  const collect = (part: unknown) => {
    if (Array.isArray(part)) part.forEach(collect);
    else if (isNode(part)) found.push(part);
  };
  collect(node.args);
  return found;
}

/** The library's types say which operands are nodes, but only operator by operator. */
function isNode(part: unknown): part is ASTNode {
  return typeof part === "object" && part !== null && "op" in part && "args" in part;
}

function conjuncts(node: ASTNode): ASTNode[] {
  return node.op === "&&" ? node.args.flatMap(conjuncts) : [node];
}

/** Text that lies in the bytes of every record for which this condition holds; null when nothing is sure. */
function needleOf(node: ASTNode): Needle | null {
  if (node.op === "==") {
    const [left, right] = node.args;
    const text = isField(left) ? literalText(right) : isField(right) ? literalText(left) : null;
    return text === null ? null : jsonNeedle(text);
  }
  if (node.op !== "rcall") return null;
  const [name, receiver, parameters] = node.args;
  const [only] = parameters;
  if (!["contains", "startsWith", "endsWith"].includes(name) || !isField(receiver) || only === undefined) return null;
  const text = literalText(only);
  return text === null ? null : jsonNeedle(text);
}

function isField(node: ASTNode): boolean {
  const chain = chainOf(node);
  return chain !== null && ["key", "value", "headers"].includes(chain.root);
}

function literalText(node: ASTNode): string | null {
  return node.op === "value" && typeof node.args === "string" ? node.args : null;
}

/** The longest needle rules out most. */
export function longest(needles: readonly (Needle | null)[]): Needle | null {
  return needles.reduce((best, needle) => ((needle?.length ?? 0) > (best?.length ?? 0) ? needle : best), null);
}
