/**
 * A contract says once what crosses the wire: the HTTP route, the desk's typed client, the OpenAPI document, the outbox and the
 * wrong-input test are all made from it. Path parameters, query and body are one flat input.
 */
import { z } from 'zod'

export type Method = 'GET' | 'POST'

export type Contract<Input extends z.ZodObject = z.ZodObject, Output extends z.ZodType = z.ZodType, Refusal extends string = string> = {
  /** `room.verb_noun`: also the name of the event's command, the translation key and the test. */
  readonly name: string
  readonly method: Method
  /** Starts with `/api/`; parameters as `:taskId`, each also a field of `input`. */
  readonly path: string
  readonly summary: string
  readonly input: Input
  readonly output: Output
  readonly refusals: readonly Refusal[]
  /** The desk may queue this command while there is no network. */
  readonly offline: boolean
  /** Media types when the answer is a file and not JSON. */
  readonly produces?: readonly string[]
}

export type InputOf<C> = C extends Contract<infer Input, z.ZodType, string> ? z.output<Input> : never
/** What a caller may send: before defaults and canonical forms. */
export type RequestOf<C> = C extends Contract<infer Input, z.ZodType, string> ? z.input<Input> : never
export type OutputOf<C> = C extends Contract<z.ZodObject, infer Output, string> ? z.output<Output> : never
export type RefusalOf<C> = C extends Contract<z.ZodObject, z.ZodType, infer Refusal> ? Refusal : never

type Draft<Input extends z.ZodObject, Output extends z.ZodType, Refusal extends string> = {
  name: string
  path: string
  summary: string
  input: Input
  output: Output
  refusals?: readonly Refusal[]
  offline?: boolean
}

/** A question: nothing changes, so nothing can be refused but existence. */
export function query<Input extends z.ZodObject, Output extends z.ZodType>(
  draft: Draft<Input, Output, never>,
): Contract<Input, Output, never> {
  return { refusals: [], offline: false, ...draft, input: closed(draft.input), method: 'GET' }
}

/** A command: accepted with its output, or refused with one of its words. Safe to send twice with the same command id. */
export function command<Input extends z.ZodObject, Output extends z.ZodType, const Refusal extends string = never>(
  draft: Draft<Input, Output, Refusal>,
): Contract<Input, Output, Refusal> {
  return { refusals: [], offline: false, ...draft, input: closed(draft.input), method: 'POST' }
}

/** A question whose answer is a file to download. */
export function download<Input extends z.ZodObject, const Refusal extends string = never>(
  draft: Omit<Draft<Input, z.ZodType, Refusal>, 'output'> & { produces: readonly string[] },
): Contract<Input, z.ZodType, Refusal> {
  return { refusals: [], offline: false, ...draft, input: closed(draft.input), output: z.any(), method: 'GET' }
}

/** A command whose answer is a file: what it leaves behind is kept, the file is not, so that it cannot be answered a second time. */
export function fileCommand<Input extends z.ZodObject, const Refusal extends string = never>(
  draft: Omit<Draft<Input, z.ZodType, Refusal>, 'output'> & { produces: readonly string[] },
): Contract<Input, z.ZodType, Refusal> {
  return { refusals: [], offline: false, ...draft, input: closed(draft.input), output: z.any(), method: 'POST' }
}

/** A field we do not know is named in the answer and never passed over: a misspelt filter would otherwise show too much. */
function closed<Input extends z.ZodObject>(input: Input): Input {
  return input.strict() as unknown as Input
}

/** One page of a list, in the order asked for. `next` is the cursor of the following page, null on the last one. Never a count. */
export function page<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.string().nullable() })
}
export type Page<Item> = { items: Item[]; next: string | null }

/** Fields that every list input has. Numbers arrive as text in a query string, so they are coerced. */
export const paging = {
  after: z.string().max(400).optional().meta({ description: 'Cursor: the `next` of the page before' }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
}
