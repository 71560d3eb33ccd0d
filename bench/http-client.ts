/**
 * The lightest HTTP client that can be written in an afternoon: one kept-alive socket, one request at a time. The machine is shared with
 * the servers under measure, so whatever the client costs would be taken from both and make them look alike.
 */
import { connect } from 'node:net'

export type Request = { method: 'GET' | 'POST'; path: string; headers: string; body: string | undefined }
export type Response = { status: number; head: string; body: Buffer }
export type Client = { send(request: Request): Promise<Response>; close(): void }

export function openClient(port: number): Promise<Client> {
  return new Promise((opened, failed) => {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true })
    let waiting: { resolve: (response: Response) => void; reject: (error: Error) => void } | undefined
    let parts: Buffer[] = []
    let size = 0
    let needed = -1
    let head = { status: 0, text: '', end: 0 }

    const finish = (): void => {
      const whole = parts.length === 1 ? parts[0]! : Buffer.concat(parts)
      const done = waiting
      waiting = undefined
      parts = []
      size = 0
      needed = -1
      done?.resolve({ status: head.status, head: head.text, body: whole.subarray(head.end) })
    }
    socket.on('data', (chunk) => {
      parts.push(chunk)
      size += chunk.length
      if (needed === -1) {
        const whole = parts.length === 1 ? chunk : Buffer.concat(parts)
        const end = whole.indexOf('\r\n\r\n')
        if (end === -1) return
        const text = whole.toString('latin1', 0, end)
        const length = /\r\ncontent-length: (\d+)/i.exec(text)
        if (length === null) return waiting?.reject(new Error(`an answer without a length: ${text.split('\r\n')[0]}`))
        head = { status: Number(text.slice(9, 12)), text, end: end + 4 }
        needed = head.end + Number(length[1])
        parts = [whole]
      }
      if (size >= needed) finish()
    })
    const broke = (error?: Error): void => waiting?.reject(error ?? new Error('the server closed the connection'))
    socket.on('error', broke).on('close', () => broke())
    socket.once('error', failed)
    socket.once('connect', () => {
      socket.off('error', failed)
      opened({
        send: (request) =>
          new Promise((resolve, reject) => {
            waiting = { resolve, reject }
            socket.write(wire(request))
          }),
        close: () => void socket.destroy(),
      })
    })
  })
}

function wire({ method, path, headers, body }: Request): string {
  const content = body === undefined ? '' : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`
  return `${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n${headers}${content}\r\n${body ?? ''}`
}
