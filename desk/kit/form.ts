/**
 * A form over one command: values as strings and booleans, problems by field before sending (the contract's own schema) and after, the
 * rule's refusal before sending, a sealed draft while typing, and nothing typed ever lost on an error.
 */
import { useEffect, useRef, useState } from 'react'
import type { Contract, OutputOf, RefusalOf, RequestOf } from '#domain/kit/contract.ts'
import type { Result } from '#domain/kit/result.ts'
import type { Failure, FieldProblem } from './api.ts'
import { type Sent, useCommand } from './queries.ts'
import { useDesk } from './session.ts'

export type FormValues = Record<string, unknown>

export type FormOptions<C, Values extends FormValues> = {
  contract: C
  initial: Values
  /** Name of the draft, such as `people.add` or `cases.note/<case id>`. Without it nothing is kept. */
  draft?: string
  /**
   * From what is typed to what is sent: the contract's field names, any values, because the contract's schema judges them right after.
   * Empty text becomes undefined by itself.
   */
  input?: (values: Values) => { [Name in keyof RequestOf<C>]?: unknown }
  /** The same rule that the server will ask, so that its reason is shown before sending. */
  check?: (input: RequestOf<C>, values: Values) => Result<unknown, string>
  onDone?: (sent: Extract<Sent<OutputOf<C>>, { ok: true }>, values: Values) => void
  offline?: boolean
}

export type Form<Values extends FormValues = FormValues> = {
  readonly values: Values
  set<Name extends keyof Values>(name: Name, value: Values[Name]): void
  readonly problems: readonly FieldProblem[]
  readonly failure: Failure | undefined
  /** How often it was tried: the error summary takes the focus each time. */
  readonly attempt: number
  readonly isSending: boolean
  /** When the restored draft was kept, if there was one. */
  readonly draftFrom: number | undefined
  submit(): Promise<void>
  /** Back to the beginning, the draft thrown away. */
  reset(): void
  isRequired(name: string): boolean
}

export function useForm<C extends Contract<never, never, never> | Contract, Values extends FormValues>(
  options: FormOptions<C, Values>,
): Form<Values> {
  const { contract, initial, input: toInput, check, onDone } = options
  const asked = contract as unknown as Contract
  const [values, setValues] = useState(initial)
  const [problems, setProblems] = useState<readonly FieldProblem[]>([])
  const [failure, setFailure] = useState<Failure>()
  const [attempt, setAttempt] = useState(0)
  const command = useCommand(contract, options.offline === undefined ? {} : { offline: options.offline })
  const draft = useDraft(options.draft, values, initial, setValues)

  const stopWith = (fields: readonly FieldProblem[], why: Failure | undefined) => {
    setProblems(fields)
    setFailure(why)
    setAttempt((count) => count + 1)
  }
  return {
    values,
    problems,
    failure,
    attempt,
    isSending: command.isSending,
    draftFrom: draft.from,
    set: (name, value) => {
      setValues((before) => ({ ...before, [name]: value }))
      setProblems((before) => before.filter((problem) => problem.path.split('.')[0] !== name))
    },
    submit: async () => {
      if (command.isSending) return
      const input = (toInput === undefined ? values : toInput(values)) as Record<string, unknown>
      const full = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined && value !== '')) as RequestOf<C>
      const parsed = asked.input.safeParse(full)
      if (!parsed.success) {
        const fields = parsed.error.issues.map((issue) => problemOf(issue, full as Record<string, unknown>))
        return stopWith(fields, { ok: false, why: 'bad_input', fields })
      }
      const checked = check?.(full, values)
      if (checked?.ok === false) return stopWith([], { ok: false, why: 'refused', refusal: checked.refusal, details: checked.details })

      const sent: Sent<OutputOf<C>, RefusalOf<C>> = await command.send(full)
      if (!sent.ok) return stopWith(sent.why === 'bad_input' ? sent.fields : [], sent)
      stopWith([], undefined)
      await draft.forget()
      onDone?.(sent, values)
    },
    reset: () => {
      setValues(initial)
      stopWith([], undefined)
      setAttempt(0)
      void draft.forget()
    },
    isRequired: (name) => {
      const field = asked.input.shape[name] as { safeParse(value: unknown): { success: boolean } } | undefined
      return field !== undefined && !field.safeParse(undefined).success
    },
  }
}

/** What is missing is "missing" to a person, whatever the schema calls it. */
function problemOf(issue: { path: PropertyKey[]; code: string; message: string }, input: Record<string, unknown>): FieldProblem {
  const path = issue.path.join('.') || '(whole)'
  const missing = issue.path.length === 1 && input[String(issue.path[0])] === undefined
  return { path, problem: missing ? 'missing' : issue.code, message: missing ? 'missing' : issue.message }
}

/** A draft that nobody came back to for a week has been written down elsewhere. */
const draftMs = 7 * 24 * 3_600_000

/** Keeps what is typed, sealed, half a second after the last key; brings it back when the form is opened again. */
function useDraft<Values extends FormValues>(name: string | undefined, values: Values, initial: Values, restore: (values: Values) => void) {
  const { kept } = useDesk()
  const [from, setFrom] = useState<number>()
  const first = useRef(JSON.stringify(initial))
  const closed = useRef(false)
  const key = `draft ${name}`

  useEffect(() => {
    if (name === undefined) return
    void kept.get<Values>(key).then((found) => {
      if (found === undefined || closed.current) return
      restore({ ...initial, ...found.value })
      setFrom(found.keptAt)
    })
    // Only the name says which draft it is; the rest is new on every render.
  }, [name, kept])

  // What is typed is written when the fingers rest, and at once when the page goes away under them.
  const latest = useRef<Values>(undefined)
  const flush = useRef(() => {})
  flush.current = () => {
    if (latest.current !== undefined && !closed.current) void kept.put(key, latest.current, Date.now() + draftMs)
    latest.current = undefined
  }
  useEffect(() => {
    if (name === undefined || JSON.stringify(values) === first.current) return
    closed.current = false
    latest.current = values
    const timer = setTimeout(() => flush.current(), 500)
    return () => clearTimeout(timer)
  }, [name, values])
  useEffect(() => {
    const leave = () => flush.current()
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [])

  return {
    from,
    forget: async () => {
      closed.current = true
      setFrom(undefined)
      if (name !== undefined) await kept.remove(key)
    },
  }
}
