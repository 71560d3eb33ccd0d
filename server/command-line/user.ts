/** user add|list|disable: the accounts, for whoever has the machine (there is no first account to sign in with). */
import { createInterface } from 'node:readline/promises'
import { Role } from '#domain/access/roles.ts'
import type { AccountId } from '#domain/access/words.ts'
import { insertAccount, insertGrant, insertOffice, listOffices, revokeSessionsOf, setAccountStatus } from '#server/access/store.ts'
import { readEnv } from '#server/env.ts'
import { foundingScope } from '#server/founding.ts'
import { hashPassword } from '#server/kit/password.ts'
import { clockNow, inScope, newId } from '#server/kit/transaction.ts'
import { openHouse } from '#server/open-house.ts'
import { type Called, type Command, UsageError } from './command.ts'

const everywhere = { account: null, offices: [], compartments: [], system: true }

export const user: Command = {
  name: 'user',
  usage: 'user add|list|disable [EMAIL] [options] [--json]',
  what: 'Adds, lists or disables accounts. The password is read from the terminal, or from standard input with --password-stdin.',
  options: {
    name: { type: 'string' },
    office: { type: 'string' },
    'office-name': { type: 'string' },
    role: { type: 'string', multiple: true },
    language: { type: 'string' },
    'password-stdin': { type: 'boolean' },
  },
  optionHelp: {
    'name "FULL NAME"': 'the name colleagues see (add)',
    'office CODE': 'such as PAR; an office that is not there is made, in Europe/Paris (add)',
    'office-name NAME': 'its name, when it is made',
    'role ROLE': `may be repeated; one of ${Role.options.join(', ')}`,
    'language fr|en': 'of the desk; fr when not given',
    'password-stdin': 'read the password from standard input, 12 characters at least',
  },
  async run(called) {
    const [what, email] = called.positionals
    if (what === 'list') return list(called)
    if (email === undefined || !email.includes('@')) throw new UsageError('An e-mail is needed.')
    if (what === 'add') return add(called, email.toLowerCase())
    if (what === 'disable') return disable(email.toLowerCase())
    throw new UsageError('Say add, list or disable.')
  },
}

async function list({ json }: Called): Promise<number> {
  const opened = await openHouse(readEnv(), () => undefined, true)
  try {
    const accounts = await inScope(opened.house.pool, everywhere, (db) =>
      db
        .selectFrom('access_account')
        .innerJoin('access_office as o', 'o.id', 'access_account.office')
        .select(['email', 'access_account.name', 'status', 'o.code as office'])
        .orderBy('email')
        .execute(),
    )
    if (json) console.log(JSON.stringify(accounts))
    else
      for (const account of accounts)
        console.log(`${account.office.padEnd(5)} ${account.status.padEnd(9)} ${account.email.padEnd(40)} ${account.name}`)
    return 0
  } finally {
    await opened.close()
  }
}

async function add(called: Called, email: string): Promise<number> {
  const { values } = called
  const roles = Role.array()
    .min(1)
    .safeParse(values.role ?? [])
  if (!roles.success) throw new UsageError('At least one --role is needed, from the list below.')
  if (typeof values.name !== 'string' || typeof values.office !== 'string') throw new UsageError('--name and --office are needed.')
  const language = values.language === 'en' ? 'en' : 'fr'
  const password = await readPassword(values['password-stdin'] === true)
  if (password.length < 12) throw new UsageError('The password must have 12 characters at least.')

  const officeCode = values.office.toUpperCase()
  const officeName = typeof values['office-name'] === 'string' ? values['office-name'] : officeCode
  const personName = values.name
  const opened = await openHouse(readEnv(), () => undefined, true)
  try {
    const passwordHash = await hashPassword(password)
    const offices = await inScope(opened.house.pool, everywhere, listOffices)
    const known = offices.find((office) => office.code === officeCode)
    const office = known ?? {
      id: Math.max(0, ...offices.map((one) => one.id)) + 1,
      code: officeCode,
      name: officeName,
      timeZone: 'Europe/Paris',
      airports: [],
    }
    await inScope(opened.house.pool, foundingScope([office]), async (db) => {
      const now = clockNow()
      const id = newId() as AccountId
      if (known === undefined) await insertOffice(db, office)
      await insertAccount(db, { id, email, name: personName, language, office: office.id, status: 'ACTIVE' }, passwordHash, now)
      for (const role of roles.data)
        await insertGrant(db, { id: newId(), account: id, office: office.id, role, granted_by: null, granted_at: now })
    })
    if (called.json) console.log(JSON.stringify({ email, office: office.code, roles: roles.data }))
    else console.log(`${email} may sign in now (${office.code}: ${roles.data.join(', ')}).`)
    return 0
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'access_account_email_key')
      throw new Error(`${email} has an account already.`, { cause: error })
    throw error
  } finally {
    await opened.close()
  }
}

async function disable(email: string): Promise<number> {
  const opened = await openHouse(readEnv(), () => undefined, true)
  try {
    const done = await inScope(opened.house.pool, everywhere, async (db) => {
      const account = await db.selectFrom('access_account').select('id').where('email', '=', email).executeTakeFirst()
      if (account === undefined) return false
      await revokeSessionsOf(db, account.id, clockNow(), null)
      return setAccountStatus(db, account.id, 'DISABLED')
    })
    if (!done) throw new Error(`There is no account ${email}.`)
    console.log(`${email} is disabled and signed out everywhere.`)
    return 0
  } finally {
    await opened.close()
  }
}

async function readPassword(fromStdin: boolean): Promise<string> {
  if (fromStdin) {
    let text = ''
    for await (const chunk of process.stdin) text += String(chunk)
    return text.trim()
  }
  if (!process.stdin.isTTY) throw new UsageError('There is no terminal to ask the password on: use --password-stdin.')
  const terminal = createInterface({ input: process.stdin, output: process.stderr, terminal: true })
  const asked = terminal.question('Password (12 characters at least): ')
  // Readline would show each letter: what it writes from here on is dropped.
  Object.assign(terminal, { _writeToOutput: () => undefined })
  const password = await asked
  terminal.close()
  return password
}
