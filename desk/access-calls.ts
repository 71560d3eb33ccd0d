/** The contracts of signing in and out and of lost devices, cut down to what the wire needs, for the kit. */
import { chooseLanguage, getSelf, signIn, signOut } from '#domain/access/contract.ts'
import { forgetSurrendered, listSurrendered, surrenderDevice } from '#domain/access/device-contract.ts'
import type { SessionCalls } from './kit/session.ts'

export const sessionCalls: SessionCalls = {
  signIn,
  signOut,
  getSelf,
  chooseLanguage,
  surrenderDevice,
  listSurrendered,
  forgetSurrendered,
}
