/** Money: whole minor units and an ISO 4217 code. Never a float, never two currencies added. */
import { z } from 'zod'

export const Currency = z
  .string()
  .regex(/^[A-Z]{3}$/, { error: 'currency_code' })
  .meta({ id: 'Currency', description: 'ISO 4217' })
export type Currency = z.infer<typeof Currency>

export const MinorUnits = z.int().meta({ id: 'MinorUnits', description: 'Amount in minor units, such as cents' })

export const Money = z.object({ minor: MinorUnits, currency: Currency }).meta({ id: 'Money' })
export type Money = z.infer<typeof Money>
