/** Founds a mission in an empty database: offices, staff and compartments. Used by the demonstration, the tests and the command line. */
import type { AccountId } from '#domain/access/words.ts'
import type { CastMember } from '#database/cast.ts'
import type { Office } from '#domain/access/words.ts'
import { insertAccount, insertCompartment, insertCompartmentMember, insertGrant, insertOffice, listOffices } from './access/store.ts'
import type { Db } from './kit/database.ts'
import { hashPassword } from './kit/password.ts'
import { clockNow, type House, inScope, newId, type Scope } from './kit/transaction.ts'

export type Founding = {
  offices: readonly Office[]
  staff: readonly CastMember[]
  compartments: readonly { id: number; office: number; label: string; members: string[] }[]
  password: string
}

/** The server founding a mission sees all offices it founds. */
export function foundingScope(offices: readonly Office[]): Scope {
  return { account: null, offices: offices.map((office) => office.id), compartments: [], system: true }
}

/** Does nothing when the mission already has an office. Returns the ids of the accounts by e-mail. */
export async function foundMission(house: House, founding: Founding): Promise<Map<string, AccountId>> {
  const now = clockNow()
  const passwordHash = await hashPassword(founding.password)
  return inScope(house.pool, foundingScope(founding.offices), async (db: Db) => {
    const accounts = new Map<string, AccountId>()
    if ((await listOffices(db)).length > 0) return accounts
    for (const office of founding.offices) await insertOffice(db, office)
    for (const member of founding.staff) {
      const id = newId() as AccountId
      accounts.set(member.email, id)
      await insertAccount(
        db,
        { id, email: member.email, name: member.name, language: member.language, office: member.office, status: 'ACTIVE' },
        passwordHash,
        now,
      )
      for (const role of member.roles)
        await insertGrant(db, { id: newId(), account: id, office: member.office, role, granted_by: null, granted_at: now })
    }
    for (const compartment of founding.compartments) {
      await insertCompartment(db, { id: compartment.id, office: compartment.office, label: compartment.label, created_at: now })
      for (const email of compartment.members) {
        await insertCompartmentMember(db, {
          compartment: compartment.id,
          account: accounts.get(email)!,
          office: compartment.office,
          joined_at: now,
        })
      }
    }
    return accounts
  })
}
