/** The answer of every rule: accepted with a value, or refused with a word a person would say. Nothing here throws. */

export type Details = Record<string, string | number | boolean | null>

export type Accepted<Value> = { readonly ok: true; readonly value: Value }
export type Refused<Refusal extends string> = { readonly ok: false; readonly refusal: Refusal; readonly details?: Details }
export type Result<Value, Refusal extends string> = Accepted<Value> | Refused<Refusal>

export function accept<Value>(value: Value): Accepted<Value> {
  return { ok: true, value }
}

/** `refusal` is also the translation key `refusal.<word>`; `details` fill its placeholders and never hold a name. */
export function refuse<Refusal extends string>(refusal: Refusal, details?: Details): Refused<Refusal> {
  return details === undefined ? { ok: false, refusal } : { ok: false, refusal, details }
}
