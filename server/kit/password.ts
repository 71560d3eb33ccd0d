/** Passwords: argon2id from Node itself, stored as a PHC string so that the parameters may rise later. */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2)

/** OWASP's second choice: 19 MiB, 2 passes, 1 lane; about 30 ms. */
const now = { memory: 19_456, passes: 2, parallelism: 1 }

export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const tag = await derive('argon2id', { message: password, nonce, tagLength: 32, ...now })
  return `$argon2id$v=19$m=${now.memory},t=${now.passes},p=${now.parallelism}$${nonce.toString('base64url')}$${Buffer.from(tag).toString('base64url')}`
}

export async function isPassword(password: string, stored: string): Promise<boolean> {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w-]+)\$([\w-]+)$/.exec(stored)
  if (parts === null) return false
  const [, memory, passes, parallelism, nonce, expected] = parts as unknown as [string, string, string, string, string, string]
  const tag = await derive('argon2id', {
    message: password,
    nonce: Buffer.from(nonce, 'base64url'),
    tagLength: 32,
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
  })
  return timingSafeEqual(Buffer.from(tag), Buffer.from(expected, 'base64url'))
}

/** For a name nobody has: the same time is spent, so that the clock does not tell which accounts exist. */
export const nobodysHash = await hashPassword(randomBytes(16).toString('hex'))
