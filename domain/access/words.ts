/** Who acts: accounts, offices, grants, sessions. */
import { z } from 'zod'
import { Instant } from '#domain/kit/day.ts'
import { Id } from '#domain/kit/id.ts'
import { Permission, Role } from './roles.ts'

export const AccountId = z.uuid().brand<'AccountId'>().meta({ id: 'AccountId' })
export type AccountId = z.infer<typeof AccountId>

/** Offices are small integers, so that a row-level policy compares them for free. 0 is the whole mission. */
export const OfficeId = z.coerce.number().int().min(0).meta({ id: 'OfficeId' })
export type OfficeId = z.infer<typeof OfficeId>

export const StaffLanguage = z.enum(['fr', 'en'])
export type StaffLanguage = z.infer<typeof StaffLanguage>

export const Office = z
  .object({ id: OfficeId, code: z.string(), name: z.string(), timeZone: z.string(), airports: z.array(z.string()) })
  .meta({ id: 'Office' })
export type Office = z.infer<typeof Office>

export const Grant = z.object({ role: Role, office: OfficeId }).meta({ id: 'Grant' })
export type Grant = z.infer<typeof Grant>

/** The person at the keyboard, as rules see them: `offices` is already narrowed to where they hold the permission asked for. */
export type Actor = {
  readonly accountId: AccountId
  readonly offices: readonly number[]
  readonly compartments: readonly number[]
  readonly airports: readonly string[]
  readonly permissions: readonly Permission[]
}

export const AccountStatus = z.enum(['ACTIVE', 'DISABLED'])

export const Account = z
  .object({
    id: AccountId,
    email: z.email(),
    name: z.string(),
    language: StaffLanguage,
    status: AccountStatus,
    office: OfficeId,
    grants: z.array(Grant),
  })
  .meta({ id: 'Account' })
export type Account = z.infer<typeof Account>

/** What the desk knows of its own user. */
export const Self = z
  .object({
    accountId: AccountId,
    name: z.string(),
    email: z.string(),
    language: StaffLanguage,
    office: Office,
    offices: z.array(Office),
    grants: z.array(Grant),
    permissions: z.array(Permission),
    idleMinutes: z.int(),
    expiresAt: Instant,
  })
  .meta({ id: 'Self' })
export type Self = z.infer<typeof Self>

/** A device that somebody signed in from. Lost: it gets no answer any more, and gives up what it holds at its next contact. */
export const Device = z
  .object({
    id: Id,
    accountId: AccountId,
    accountName: z.string(),
    /** Browser and system, such as `Chrome · Android`. */
    name: z.string(),
    firstSeenAt: Instant,
    seenAt: Instant,
    lostAt: Instant.nullable(),
    wipedAt: Instant.nullable(),
  })
  .meta({ id: 'Device' })
export type Device = z.infer<typeof Device>

/** A row of a device's storage, as it lies there: sealed bytes in base64. The house cannot open it. */
export const SealedRow = z.object({
  key: z.string().max(300),
  row: z.record(z.string(), z.union([z.string().max(400_000), z.number(), z.null()])),
})
export type SealedRow = z.infer<typeof SealedRow>

/** What a lost device had not sent: its salt, the locks of its vaults, and what waits in them. */
export const Surrendered = z.object({ salt: z.string().max(100), rows: z.array(SealedRow).max(2_000) }).meta({ id: 'Surrendered' })
export type Surrendered = z.infer<typeof Surrendered>
