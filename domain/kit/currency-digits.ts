/** How many digits the minor unit of a currency has. Apart from money.ts so that a page that only shows amounts loads no schema library. */

/** ISO 4217 currencies whose minor unit is not a hundredth. */
const digitsOf: Record<string, number> = {
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
}

export function minorDigits(currency: string): number {
  return digitsOf[currency] ?? 2
}

/** Amount in major units, for display only. */
export function majorAmount(money: { readonly minor: number; readonly currency: string }): number {
  return money.minor / 10 ** minorDigits(money.currency)
}
