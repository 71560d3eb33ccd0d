/**
 * Was a scanned slip signed by this house? Checked on the phone with the public key that came with the shift, so that a forged slip is
 * known with no network. The office checks again when it hears of the scan.
 */
import type { TokenKey } from '#domain/transit/board-words.ts'
import type { ReadToken } from '#domain/transit/token-rules.ts'

/** Undefined when this phone cannot tell: its browser knows no Ed25519, or the slip was signed with another key. */
export async function isGenuine(token: ReadToken, key: TokenKey): Promise<boolean | undefined> {
  if (token.keyId !== key.id) return undefined
  try {
    const open = await crypto.subtle.importKey('spki', bytesOf(key.spki), 'Ed25519', false, ['verify'])
    return await crypto.subtle.verify('Ed25519', open, copyOf(token.signature), copyOf(token.signed))
  } catch {
    return undefined
  }
}

function bytesOf(base64url: string): ArrayBuffer {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'))
  return copyOf(Uint8Array.from(text, (sign) => sign.charCodeAt(0)))
}

function copyOf(bytes: Uint8Array): ArrayBuffer {
  return bytes.slice().buffer as ArrayBuffer
}
