/** What to say when something did not work: a sentence in the reader's language for every failure there is. */
import type { Text } from '#ui/TextProvider.tsx'
import type { Failure, FieldProblem } from './api.ts'

/** For a refusal: `refusal.<word>` with its details; for the rest: `failure.<why>`. */
export function failureText({ t }: Text, failure: Failure): string {
  if (failure.why === 'refused') return t(`refusal.${failure.refusal}`, failure.details)
  if (failure.why === 'our_mistake') return t('failure.our_mistake', { request: failure.request ?? '—' })
  return t(`failure.${failure.why}`)
}

/** `problem.<message>` when the contract gave its own word, else `problem.<kind of problem>`. */
export function problemText({ t, has }: Text, problem: FieldProblem): string {
  const own = `problem.${problem.message}`
  if (has(own)) return t(own)
  const kind = `problem.${problem.problem}`
  return has(kind) ? t(kind) : t('problem.other')
}
