/** What crosses the wire about accounts and sessions. */
import { z } from 'zod'
import { command, page, paging, query } from '#domain/kit/contract.ts'
import { Instant } from '#domain/kit/day.ts'
import { Id } from '#domain/kit/id.ts'
import { Role } from './roles.ts'
import { Account, AccountId, OfficeId, Self, StaffLanguage } from './words.ts'

export const signIn = command({
  name: 'access.sign_in',
  path: '/api/access/sign-in',
  summary: 'Opens a session; the cookie is HttpOnly',
  input: z.object({
    email: z.string().min(3).max(200),
    password: z.string().min(1).max(200),
    device: z.string().max(100).default(''),
    /** Made on the device by chance, so that a lost one is known again. */
    deviceId: Id.optional(),
  }),
  output: Self,
  refusals: ['wrong_email_or_password', 'locked_for_a_while', 'too_many_attempts', 'device_lost'],
})

export const signOut = command({
  name: 'access.sign_out',
  path: '/api/access/sign-out',
  summary: 'Ends this session at once',
  input: z.object({}),
  output: z.object({}),
})

export const getSelf = query({
  name: 'access.get_self',
  path: '/api/access/self',
  summary: 'Who is signed in, where, with which permissions',
  input: z.object({}),
  output: Self,
})

export const chooseLanguage = command({
  name: 'access.choose_language',
  path: '/api/access/language',
  summary: 'The language of the desk for this account',
  input: z.object({ language: StaffLanguage }),
  output: z.object({ language: StaffLanguage }),
})

export const endOtherSessions = command({
  name: 'access.end_other_sessions',
  path: '/api/access/end-other-sessions',
  summary: 'Ends every other session of this account',
  input: z.object({}),
  output: z.object({ ended: z.int() }),
})

export const listAccounts = query({
  name: 'access.list_accounts',
  path: '/api/access/accounts',
  summary: 'Accounts of my offices',
  input: z.object({ ...paging, status: z.enum(['ACTIVE', 'DISABLED']).optional() }),
  output: page(Account),
})

export const addAccount = command({
  name: 'access.add_account',
  path: '/api/access/accounts',
  summary: 'Adds an account with its first grants',
  input: z.object({
    email: z.email().max(200),
    name: z.string().trim().min(1).max(120),
    language: StaffLanguage,
    office: OfficeId.optional(),
    roles: z.array(Role).min(1),
    password: z.string().min(12).max(200),
  }),
  output: z.object({ id: AccountId }),
  refusals: ['email_taken', 'not_your_office', 'which_office'],
})

export const disableAccount = command({
  name: 'access.disable_account',
  path: '/api/access/accounts/:accountId/disable',
  summary: 'Closes an account and ends its sessions',
  input: z.object({ accountId: AccountId }),
  output: z.object({}),
  refusals: ['not_yourself'],
})

export const listAudit = query({
  name: 'access.list_audit',
  path: '/api/access/audit',
  summary: 'Who changed which row, newest first',
  input: z.object({ ...paging, rowId: Id.optional() }),
  output: page(
    z.object({
      at: Instant,
      account: Id.nullable(),
      tableName: z.string(),
      rowId: z.string().nullable(),
      operation: z.string(),
      changed: z.array(z.string()),
    }),
  ),
})
