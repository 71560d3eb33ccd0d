/**
 * The only place of the desk that talks to the server. Every answer is a value; nothing here throws for what a network or a rule
 * can do. A failed fetch is the truth about the network, whatever the browser believes.
 */
import type { Contract, OutputOf, RefusalOf, RequestOf } from '#domain/kit/contract.ts'
import type { Details } from '#domain/kit/result.ts'
import { noteFailedFetch, noteReached } from './network.ts'

export type FieldProblem = { readonly path: string; readonly problem: string; readonly message: string }

export type Failure<Refusal extends string = string> =
  | { readonly ok: false; readonly why: 'refused'; readonly refusal: Refusal; readonly details?: Details | undefined }
  | { readonly ok: false; readonly why: 'bad_input'; readonly fields: readonly FieldProblem[] }
  | { readonly ok: false; readonly why: 'not_found' }
  | { readonly ok: false; readonly why: 'signed_out' }
  | { readonly ok: false; readonly why: 'offline' }
  | { readonly ok: false; readonly why: 'our_mistake'; readonly request?: string | undefined }

export type Answer<Output, Refusal extends string = string> =
  | { readonly ok: true; readonly value: Output; readonly replayed: boolean }
  | Failure<Refusal>

/** What of a contract the wire needs. A queued command carries exactly this, so it can still be sent after an update of the desk. */
export type Call = Pick<Contract, 'name' | 'method' | 'path'>

/** For whom this desk speaks. The server answers 401 when the cookie is somebody else's, who signed in on this device meanwhile. */
let account: string | undefined

export function speakFor(accountId: string | undefined): void {
  account = accountId
}

function speaker(): Record<string, string> {
  return account === undefined ? {} : { 'passerelle-account': account }
}

export type AskOptions = { /** The command's id: the same id twice is done once. */ command?: string; signal?: AbortSignal }

export async function ask<C extends Contract<never, never, never> | Contract>(
  contract: C,
  input: RequestOf<C>,
  options?: AskOptions,
): Promise<Answer<OutputOf<C>, RefusalOf<C>>> {
  return (await call(contract as unknown as Contract, input as Record<string, unknown>, options)) as Answer<OutputOf<C>, RefusalOf<C>>
}

/** The same for a command out of the queue, whose types are long forgotten. */
export async function call(asked: Call, input: Record<string, unknown>, options: AskOptions = {}): Promise<Answer<unknown>> {
  const { url, rest } = place(asked, input)
  const isQuestion = asked.method === 'GET'
  try {
    const response = await fetch(isQuestion ? withQuery(url, rest) : url, {
      method: asked.method,
      credentials: 'same-origin',
      cache: 'no-store',
      headers: isQuestion ? speaker() : { ...speaker(), 'content-type': 'application/json', 'idempotency-key': options.command ?? newId() },
      ...(isQuestion ? {} : { body: JSON.stringify(rest) }),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    })
    return await read(response)
  } catch (error) {
    return offlineOrAborted(error)
  }
}

/** Fetches a file, so that a refusal is an answer on the page and not a page of its own. */
export async function fetchFile<C extends Contract<never, never, never> | Contract>(
  contract: C,
  input: RequestOf<C>,
): Promise<Answer<{ blob: Blob; name: string }, RefusalOf<C>>> {
  try {
    const response = await fileOf(contract as unknown as Contract, input as Record<string, unknown>)
    if (!response.ok) return (await read(response)) as Failure<RefusalOf<C>>
    noteReached()
    const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'passerelle'
    return { ok: true, value: { blob: await response.blob(), name }, replayed: false }
  } catch (error) {
    return offlineOrAborted(error)
  }
}

/** What a file is asked for with travels in the body where that is a command: a passphrase has no place in an address. */
function fileOf(contract: Contract, input: Record<string, unknown>): Promise<Response> {
  const { url, rest } = place(contract, input)
  const shared = { credentials: 'same-origin', cache: 'no-store' } as const
  if (contract.method === 'GET') return fetch(withQuery(url, rest), { ...shared, headers: speaker() })
  const headers = { ...speaker(), 'content-type': 'application/json', 'idempotency-key': newId() }
  return fetch(url, { ...shared, method: 'POST', headers, body: JSON.stringify(rest) })
}

export type UploadedFile = { id: string; sha256: string; sizeBytes: number; mediaType: string; name: string }

export async function upload(file: File): Promise<Answer<UploadedFile, 'file_too_large' | 'file_empty' | 'file_type_unknown'>> {
  const form = new FormData()
  form.set('file', file)
  try {
    const response = await fetch('/api/files', { method: 'POST', credentials: 'same-origin', headers: speaker(), body: form })
    return (await read(response)) as Answer<UploadedFile, 'file_too_large' | 'file_empty' | 'file_type_unknown'>
  } catch (error) {
    return offlineOrAborted(error)
  }
}

/** Ids and command ids are made here, also with no network. */
export function newId(): string {
  const random = crypto.getRandomValues(new Uint8Array(16))
  const now = Date.now()
  for (let at = 0; at < 6; at++) random[at] = Math.floor(now / 256 ** (5 - at)) % 256
  random[6] = (random[6]! & 0x0f) | 0x70
  random[8] = (random[8]! & 0x3f) | 0x80
  return [...random]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

function place(asked: Call, input: Record<string, unknown>): { url: string; rest: Record<string, unknown> } {
  const inPath = new Set<string>()
  const url = asked.path.replace(/:(\w+)/g, (_, name: string) => {
    inPath.add(name)
    return encodeURIComponent(String(input[name]))
  })
  return { url, rest: Object.fromEntries(Object.entries(input).filter(([name]) => !inPath.has(name))) }
}

function withQuery(url: string, rest: Record<string, unknown>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(rest))
    if (value !== undefined && value !== null && value !== '') query.append(name, typeof value === 'string' ? value : JSON.stringify(value))
  return query.size === 0 ? url : `${url}?${query}`
}

async function read(response: Response): Promise<Answer<unknown>> {
  // A gateway that finds no server behind it is the same to us as no network.
  if ([502, 503, 504].includes(response.status)) {
    noteFailedFetch()
    return { ok: false, why: 'offline' }
  }
  noteReached()
  const body = (await response.json().catch(() => ({}))) as { refusal?: string; details?: Details; fields?: FieldProblem[] }
  if (response.ok) return { ok: true, value: body, replayed: response.headers.get('passerelle-replayed') === '1' }
  if (response.status === 401) return { ok: false, why: 'signed_out' }
  if (response.status === 404) return { ok: false, why: 'not_found' }
  if (response.status === 422) return { ok: false, why: 'bad_input', fields: body.fields ?? [] }
  if (response.status >= 500)
    return { ok: false, why: 'our_mistake', request: typeof body.details?.request === 'string' ? body.details.request : undefined }
  return { ok: false, why: 'refused', refusal: body.refusal ?? 'bad_request', details: body.details }
}

function offlineOrAborted(error: unknown): Failure<never> {
  if (error instanceof DOMException && error.name === 'AbortError') throw error
  noteFailedFetch()
  return { ok: false, why: 'offline' }
}
